import type * as Flex from '@twilio/flex-ui';
import { outcomeKeys } from '../panel/outcome/ended';
import type { Language } from '../panel/words/context';
import { formatMoney } from '../payment/offer/money';
import type { PaymentFinished } from '../../types';
import { chime } from './chime';
import type { Undo } from './undo';

const NOTICE = 'PaymentOutcome';

const types = {
  succeeded: 'success',
  failed: 'error',
  cancelled: 'information',
  unknown: 'warning',
} as const satisfies Record<PaymentFinished['outcome']['kind'], keyof typeof Flex.NotificationType>;
type NoticeType = (typeof types)[keyof typeof types];

/** Notifies an agent, whatever they are looking at. */
export interface Notices {
  readonly show: (words: string, type: NoticeType) => void;
  readonly play: () => void;
  readonly remove: Undo;
}

/** Flex shows its notifications above everything, and as the browser's own where its window is hidden. */
export function flexNotices(flex: typeof Flex): Notices {
  const { Notifications, NotificationType, AudioPlayerManager } = flex;
  return {
    show(content, type) {
      const options = { browser: { title: content } };
      // Flex closes it after its usual time: it covers the button that accepts the next call.
      const shown = { content, type: NotificationType[type], options };
      Notifications.registerNotification({ id: NOTICE, ...shown });
      Notifications.showNotification(NOTICE);
      // What is shown is a copy; the next one has other words.
      Notifications.registeredNotifications.delete(NOTICE);
    },
    play: () => void AudioPlayerManager.play({ url: chime(), repeatable: false }),
    remove: () => {
      Notifications.dismissNotificationById(NOTICE);
    },
  };
}

function wordsOf({ say, locale }: Language, payment: PaymentFinished): string {
  const what =
    payment.tokenType === undefined
      ? formatMoney(payment, locale)
      : say(`PaymentPurpose_${payment.tokenType}`);
  return say('PaymentNotice', { outcome: say(outcomeKeys[payment.outcome.kind]), what });
}

export interface Looking {
  readonly language: () => Language;
  /** Whether the agent has the payment of this task before their eyes. */
  readonly isInSight: (taskSid: string) => boolean;
  /** Whether an outcome is heard too. */
  readonly sound: boolean;
}

/** Tells of an outcome that comes while the agent looks elsewhere. */
export function createOutcomeNotices(
  { show, play }: Pick<Notices, 'show' | 'play'>,
  { language, isInSight, sound }: Looking,
): (payment: PaymentFinished) => void {
  return (payment) => {
    if (isInSight(payment.taskSid)) return;
    show(wordsOf(language(), payment), types[payment.outcome.kind]);
    if (sound) play();
  };
}
