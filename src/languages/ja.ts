import type { Texts } from './texts';

/** Japanese. */
export const ja: Texts = {
  PaymentTab: '決済',

  PaymentBadgeEntering: '決済: 入力中',
  PaymentBadgeRefused: '決済: 入力エラー',
  PaymentNotice: '{{outcome}}: {{what}}',

  PaymentStart: '決済を開始',
  PaymentStartOf: '{{amount}}の決済を開始',
  PaymentComplete: '決済を確定',
  PaymentCancel: '決済を取消',
  PaymentCancelShort: '取消',
  PaymentNew: '新しい決済',
  PaymentTryAgain: '再試行',
  PaymentAsk: '入力を依頼',
  PaymentAskAgain: '再入力を依頼',
  PaymentAskConfirm: 'もう一度押す',
  PaymentAskConfirmHelp: 'もう一度押すと、この入力を破棄します。',
  PaymentAskedAlready: 'もう一度押すと、再度入力を依頼します。',
  PaymentAskFor: '{{field}}の入力を依頼',
  PaymentAskAgainFor: '{{field}}の再入力を依頼',

  'PaymentField_payment-card-number': 'カード番号',
  'PaymentField_expiration-date': '有効期限',
  'PaymentField_security-code': 'セキュリティ コード',
  'PaymentField_postal-code': '郵便番号',
  'PaymentField_bank-routing-number': 'ルーティング番号',
  'PaymentField_bank-account-number': '口座番号',
  'PaymentField_payment-card-number-matcher': 'カード番号（2回目）',
  'PaymentField_expiration-date-matcher': '有効期限（2回目）',
  'PaymentField_security-code-matcher': 'セキュリティ コード（2回目）',
  'PaymentField_postal-code-matcher': '郵便番号（2回目）',

  'PaymentAskConfirmOther_payment-card-number': 'もう一度押すと、カード番号の入力を破棄します。',
  'PaymentAskConfirmOther_expiration-date': 'もう一度押すと、有効期限の入力を破棄します。',
  'PaymentAskConfirmOther_security-code': 'もう一度押すと、セキュリティ コードの入力を破棄します。',
  'PaymentAskConfirmOther_postal-code': 'もう一度押すと、郵便番号の入力を破棄します。',
  'PaymentAskConfirmOther_bank-routing-number':
    'もう一度押すと、ルーティング番号の入力を破棄します。',
  'PaymentAskConfirmOther_bank-account-number': 'もう一度押すと、口座番号の入力を破棄します。',
  'PaymentAskConfirmOther_payment-card-number-matcher':
    'もう一度押すと、2回目のカード番号の入力を破棄します。',
  'PaymentAskConfirmOther_expiration-date-matcher':
    'もう一度押すと、2回目の有効期限の入力を破棄します。',
  'PaymentAskConfirmOther_security-code-matcher':
    'もう一度押すと、2回目のセキュリティ コードの入力を破棄します。',
  'PaymentAskConfirmOther_postal-code-matcher':
    'もう一度押すと、2回目の郵便番号の入力を破棄します。',

  PaymentFieldAsking: '依頼中…',
  PaymentFieldAsked: 'お客様の入力待ち',
  PaymentFieldDigits: '桁数: {{count}}',
  PaymentFieldStopped: 'それまでに入力された桁数: {{count}}。',
  PaymentFieldCaptured: '取得済み',

  PaymentShortcut_open: '通話の決済を開く',
  PaymentShortcut_ask: '決済の次の項目の入力を依頼',
  PaymentShortcut_complete: '決済を確定',
  PaymentShortcut_cancel: '決済を取消',

  PaymentStatusWaiting: 'お客様が通話に参加するのを待っています。',
  PaymentStatusConnecting: 'この通話の決済を読み込んでいます。',
  PaymentStatusReady: '決済を開始できます。',
  PaymentStatusOver: 'この通話では決済は行われませんでした。',
  PaymentStatusStarting: '決済を開始しています。',
  PaymentStatusSending: '送信しています。',
  PaymentStatusNextField: '次の項目の入力をお客様に依頼してください。',
  PaymentStatusAsked: 'お客様の{{field}}の入力を待っています。',
  PaymentStatusCaptured: '{{field}}を取得しました。',
  PaymentStatusCapturedEnding: '{{field}}を取得しました。末尾{{ending}}。',
  PaymentStatusCapturedBrand: '{{field}}を取得しました。{{brand}}、末尾{{ending}}。',
  PaymentProgress: '{{step}}/{{steps}}',
  PaymentProgressWhole: '確定できます',
  PaymentStatusRefused: '{{field}}は受け付けられませんでした。',
  PaymentStatusBlocked: '決済を確定できません。',
  PaymentStatusCorrect: '印の付いた項目を修正してから、決済を開始してください。',
  PaymentStatusNotStarted: '決済は開始されませんでした。',
  PaymentStatusWhole: 'すべて取得しました。決済を確定できます。',
  PaymentStatusNextFieldToCome: '次の項目はまだ依頼されていません。',
  PaymentStatusWholeToCome: 'すべて取得しました。決済はまだ確定されていません。',
  PaymentStatusCharging: '請求しています。決済代行会社の応答を待っています。',
  PaymentStatusSaving: '保存しています。決済代行会社の応答を待っています。',
  PaymentStatusConfirming: '{{time}}から、お客様が1を押して確認するのを待っています。',
  PaymentConfirmingHelp:
    '確認されるまで請求されません。押されない場合は、決済を取り消してください。',
  PaymentStatusCancelling: '決済を取り消しています。',
  'PaymentStatusCharged_credit-card': 'カードに請求しました。',
  'PaymentStatusCharged_ach-debit': '銀行口座から引き落としました。',
  'PaymentStatusSaved_credit-card': 'カードを保存しました。請求はしていません。',
  'PaymentStatusSaved_ach-debit': '銀行口座を保存しました。引き落としはしていません。',
  PaymentStatusCancelled: '決済を取り消しました。請求はしていません。',
  PaymentStatusEnded: '決済は終了しました。',
  PaymentStatusNone: 'この通話ではまだ決済が開始されていません。',
  PaymentReconnecting: '{{time}}から再接続しています。表示が最新でない可能性があります。',
  PaymentReconnectingMay: '入力の依頼と取消は引き続き可能です。接続が戻れば決済を確定できます。',
  PaymentRetrying: '{{time}}から再試行しています。',
  PaymentOnHold: 'お客様は保留中です。戻られるまで入力は依頼しません。',
  PaymentWatching: 'この決済を閲覧しています。操作できるのは担当エージェントのみです。',
  PaymentBadgeOpen: '決済中',
  PaymentWatchEnded: '通話は終了しました。スーパーバイザーはこの決済を確認できなくなりました。',
  PaymentCallEnded: '通話は終了しました。結果は確認できますが、操作はできません。',

  PaymentRecordingToPause: '録音は最初の項目で一時停止します。',
  PaymentRecordingPaused: '結果が出るまで録音を一時停止しています。',

  /** Two whole sentences, one after the other. */
  PaymentSentences: '{{text}}{{sentence}}',

  PaymentSucceeded: '決済完了',
  PaymentFailed: '決済失敗',
  PaymentCancelled: '決済取消済み',
  PaymentUnknown: '結果不明',
  PaymentUnknownUnanswered: '決済代行会社から時間内に応答がありませんでした。',
  PaymentUnknownResult: 'このバージョンでは結果「{{result}}」を認識できません。',
  PaymentUnknownCharge:
    'カードまたは口座に請求された可能性があります。再度請求する前に決済代行会社に確認してください。遅れて応答が届いた場合は、ここに表示されます。',
  PaymentUnknownSave:
    'カードまたは口座が保存された可能性があります。やり直す前に決済代行会社に確認してください。遅れて応答が届いた場合は、ここに表示されます。',
  PaymentNothingCharged: '請求はしていません。',
  PaymentTryAnotherCard: '別のカードで試す',
  PaymentTryAnotherAccount: '別の口座で試す',
  PaymentTryOnceMore: '再試行',
  PaymentDetails: '詳細',
  PaymentCompletedAt: '送信時刻',
  PaymentReference: '参照番号',
  PaymentCopy: 'コピー',
  PaymentCopyWhat: '{{what}}をコピー',
  PaymentCopyReceipt: '控えをコピー',
  PaymentCopied: 'コピーしました',
  PaymentNotCopied: 'コピーできません',
  PaymentFact: '{{name}}: {{value}}',
  PaymentConfirmation: '確認番号',
  PaymentCard: 'カード',
  PaymentBankAccount: '銀行口座',
  PaymentSavedCard: '保存済みカード',
  PaymentSavedAccount: '保存済み口座',
  PaymentNotCharged: '請求はありません。',
  PaymentNoConfirmation: 'なし',
  PaymentProcessorSays: '決済代行会社からのメッセージ: {{message}}',
  PaymentErrorCode: 'エラーコード: {{code}}',
  PaymentTwilioCode: 'Twilioエラー {{code}}。',
  PaymentEarlier: 'この通話の以前の決済',
  PaymentEarlierOpen: '未完了',

  PaymentReasonUnknown: '決済に失敗しました。理由: 「{{reason}}」。',
  PaymentEntryUnknown: '入力はコード「{{code}}」で拒否されました。再入力を依頼してください。',
  PaymentClearValue:
    'マスクされていない値が届いたため破棄しました。再入力を依頼し、管理者に連絡してください。',
  PaymentCancelUnanswered:
    'Twilioが取消を確認していません。もう一度取り消すか、決済を続けてください。',
  PaymentUnknownRequired:
    'このパネルでは依頼できない情報をTwilioが求めています: {{tokens}}。決済を取り消し、管理者に連絡してください。',

  PaymentOtherLeg:
    '送信されませんでした。お客様はこの通話の別の回線にいます。表示が切り替わったら、もう一度お試しください。',
  PaymentUnreachable:
    '決済サービスに接続できませんでした。接続を確認して、もう一度お試しください。',
  PaymentNotShown:
    '受け付けられましたが、まだここに反映されていません。少し待ってからもう一度お試しください。',
  PaymentNotLive:
    '送信されませんでした。ライブ表示が中断しており、結果を確認できません。再接続をお待ちください。',
  PaymentUnreadable:
    'この通話の決済は別のバージョンのパネルで保存されました。ページを再読み込みしてください。解決しない場合は管理者に連絡してください。',
  PaymentCancelSent:
    'Twilioに決済の取消を依頼しました。結果はここに表示できません。ページを再読み込みし、カードに再度請求する前に決済代行会社に確認してください。',
  PaymentNotSetUp:
    '決済が設定されていません。管理者がFlexの設定の{{setting}}に決済ファンクションのアドレスを設定する必要があります。',

  // The form: labels, choices and what is wrong with them; keys of choices end in Twilio’s own names.
  PaymentProcessor: '決済代行会社',
  PaymentMethod: '支払方法',
  PaymentPurpose: '用途',
  PaymentAmount: '金額',
  PaymentCurrency: '通貨',
  PaymentAccountType: '口座の種類',
  PaymentDescription: '摘要',
  PaymentDescriptionHelp: '任意。お客様の明細書に表示されることがあります。',
  PaymentAmountHelp: '通貨: {{currency}}',
  PaymentOptional: '任意。',
  PaymentFixed: 'このタスクで指定されているため、変更できません。',
  PaymentChoiceNotOffered: '{{choice}}: 利用不可',

  'PaymentMethod_credit-card': 'クレジットカード',
  'PaymentMethod_ach-debit': '銀行口座（ACH引き落とし）',
  PaymentPurpose_charge: '今すぐ請求',
  'PaymentPurpose_one-time': '次回1回の支払い用に保存',
  PaymentPurpose_reusable: '今後の支払い用に保存',
  'PaymentPurpose_payment-method': 'お客様の支払方法として保存',
  'PaymentAccountType_consumer-checking': '個人の当座預金口座',
  'PaymentAccountType_consumer-savings': '個人の普通預金口座',
  'PaymentAccountType_commercial-checking': '法人の当座預金口座',

  PaymentAmountEmpty: '請求する金額を入力してください。',
  PaymentAmountNotANumber:
    '「{{typed}}」は{{currency}}の金額として読み取れません。{{example}}のように数字で入力してください。',
  PaymentAmountTwoReadings:
    '「{{typed}}」は{{first}}とも{{second}}とも読めます。{{example}}のように、桁区切りなしで小数部もすべて入力してください。',
  PaymentAmountZero: '0より大きい金額を入力してください。',
  PaymentAmountNegative: '0より大きい金額を入力してください。負の金額は指定できません。',
  PaymentAmountTooLarge: '1,000,000未満の金額を入力してください。',
  PaymentAmountNoDecimals: '整数の金額を入力してください。{{currency}}に小数はありません。',
  PaymentAmountTooManyDecimals:
    '小数は{{decimals, plural, other {#桁}}}以内で入力してください。{{currency}}の小数はそれ以上ありません。',
  PaymentAmountBelowMinimum: '{{limit}}以上を入力してください。',
  PaymentAmountAboveMaximum: '{{limit}}以下を入力してください。',
  PaymentCurrencyUnknown: '通貨を選択してください。',
  PaymentProblemRequired: '「{{name}}」を入力してください。決済代行会社が必要としています。',
  PaymentProblemWrongPattern: '「{{name}}」の形式が正しくありません。お客様に確認してください。',
  PaymentProblemTooLong: '{{limit, plural, other {#文字}}}以内で入力してください。',
  PaymentProblemCardNumber:
    'カード番号のようです。削除してください。カード番号はお客様が電話で入力します。',
  PaymentProblemControlCharacters:
    '「{{name}}」に改行などの見えない文字が含まれています。削除して入力し直してください。',
  PaymentProblemNotOffered:
    '{{name}}: この選択肢は利用できません。別のものを選んでください。選べない場合は管理者に連絡してください。',
  PaymentProblemFixed:
    '{{problem}}ここでは変更できません。タスク属性「{{attribute}}」または全タスク共通の設定で決まっています。管理者に連絡してください。',
  PaymentProblemLocked:
    '{{name}}: 値がタスクで指定されました。確認して、もう一度開始してください。',
  PaymentChargeAgain: '決済代行会社に確認済みで、再度請求します',
  PaymentChargeAgainNeeded: 'まず決済代行会社に確認し、再度請求することをここで確認してください。',

  // What each failure of the functions means, and what to do.
  'PaymentFailure_bad-request':
    '決済サービスが要求を理解できませんでした。パネルとサービスのバージョンが異なる可能性があります。管理者に連絡してください。',
  'PaymentFailure_token-invalid':
    'Flexのログインの有効期限が切れました。再ログインして続けてください。',
  'PaymentFailure_not-your-call': 'この通話はあなたに割り当てられていないため、決済できません。',
  'PaymentFailure_no-such-payment':
    'これは現在の決済ではなくなりました。表示はまもなく更新されます。',
  'PaymentFailure_call-not-live': '通話中ではないため、決済できません。',
  'PaymentFailure_payment-open':
    'この通話ではすでに決済が進行中です。先に確定するか取り消してください。',
  'PaymentFailure_outcome-unknown':
    '前回の決済の結果が不明です。決済代行会社に確認してから、再度請求することを確認してください。',
  'PaymentFailure_payment-over': 'この決済はすでに終了しています。',
  'PaymentFailure_document-unreadable':
    'この通話の決済は別のバージョンの決済サービスで保存されたため、ここに表示できません。管理者に連絡してください。',
  'PaymentFailure_too-many-payments':
    'この通話の決済回数が上限に達しました。次の決済は別の通話で行ってください。',
  'PaymentFailure_too-many-questions':
    'この決済の入力依頼が上限に達しました。確定するか取り消してから、新しい決済を開始してください。',
  'PaymentFailure_recording-not-paused':
    '通話が録音中で、録音を一時停止できなかったため、お客様に入力を依頼していません。もう一度お試しください。続く場合は管理者に連絡してください。',
  'PaymentFailure_payment-starting': '決済を開始しています。少し待ってからもう一度お試しください。',
  'PaymentFailure_payment-busy': '決済を確定または取消中です。結果をお待ちください。',
  'PaymentFailure_intent-reused':
    '決済サービスが別の操作と認識しました。ページを再読み込みして、もう一度お試しください。',
  'PaymentFailure_fields-missing': 'まだ決済を確定できません。不足している項目: {{fields}}。',
  'PaymentFailure_unknown-field-required':
    'このパネルでは依頼できない情報をTwilioが求めています: {{tokens}}。決済を取り消し、管理者に連絡してください。',
  'PaymentFailure_field-not-required': '{{field}}はこの決済に含まれていません。',
  'PaymentFailure_order-invalid':
    '決済サービスが入力内容を受け付けませんでした。確認して、もう一度お試しください。',
  'PaymentFailure_order-too-long':
    '入力した文章が全体で長すぎます。短くして、もう一度お試しください。',
  'PaymentFailure_prefill-invalid':
    'このタスクの決済情報を読み取れないため、決済を開始できません。タスク属性「payment」が無効であることを管理者に連絡してください。',
  'PaymentFailure_too-many-requests':
    '短時間の試行回数が多すぎます。{{minutes}}分待ってからもう一度お試しください。',
  'PaymentFailure_too-large':
    '要求が決済サービスの上限を超えています。入力内容を短くしてください。',
  'PaymentFailure_unsupported-media-type':
    '決済サービスがこの種類の要求を読み取れません。ページを再読み込みしてください。解決しない場合は管理者に連絡してください。',
  'PaymentFailure_twilio-refused': 'Twilioが要求を拒否しました。変更はありません。',
  'PaymentFailure_twilio-unavailable':
    '現在Twilioに接続できません。少し待ってからもう一度お試しください。',
  'PaymentFailure_not-configured':
    '決済の設定が完了していません。決済サービスの設定が不足していることを管理者に連絡してください。',
  PaymentFailure_internal:
    '決済サービスで内部エラーが発生しました。もう一度お試しください。続く場合は管理者に連絡してください。',

  // What is asked before a call with an open payment ends, is held, transferred or joined.
  PaymentLeaving: 'この通話で決済が進行中です',
  PaymentLeaving_end: '通話を終了すると決済も終了します。先に確定するか取り消してください。',
  PaymentLeaving_leave: '通話に残るエージェントが決済を続けられます。',
  PaymentLeaving_hold: '保留中は、お客様の入力が届かない可能性があります。',
  PaymentLeaving_transfer:
    '次のエージェントが決済を続けられます。転送後は、あなたは操作できません。',
  'PaymentLeaving_add-party': '決済は続けられます。参加する人にも会話が聞こえます。',
  PaymentLeavingStarting: '決済を開始しています。少しお待ちください。',
  PaymentLeavingCompleting:
    '決済を確定中のため、取り消せません。今離れると、結果は後で届く可能性があります。',
  PaymentLeavingCancelling: '決済を取消中です。少しお待ちください。',
  PaymentLeavingNotCancelled: '決済は取り消されませんでした。',
  PaymentLeavingStay: '先に決済を終える',
  PaymentLeavingWait: '結果を待つ',
  PaymentLeavingCancel_end: '決済を取り消して通話を終了',
  PaymentLeavingCancel_leave: '決済を取り消して退出',
  PaymentLeavingCancel_hold: '決済を取り消して保留',
  PaymentLeavingCancel_transfer: '決済を取り消して転送',
  'PaymentLeavingCancel_add-party': '決済を取り消して追加',
  PaymentLeavingAnyway_end: 'このまま通話を終了',
  PaymentLeavingAnyway_leave: 'このまま退出',
  PaymentLeavingAnyway_hold: 'このまま保留',
  PaymentLeavingAnyway_transfer: 'このまま転送',
  'PaymentLeavingAnyway_add-party': 'このまま追加',

  // What each error code means, and what to do next; which step belongs to which code stands in `trouble.ts`.
  'PaymentTrouble_entry-discarded':
    'カード番号またはセキュリティコードの一部の可能性があるため、保存しませんでした。',
  'PaymentTrouble_input-timeout': 'お客様の入力が時間内に終わりませんでした。',
  'PaymentTrouble_invalid-card-number': '有効なカード番号ではありません。',
  'PaymentTrouble_invalid-card-type': 'この種類のカードは利用できません。',
  'PaymentTrouble_invalid-date': '日付が無効か、期限切れです。',
  'PaymentTrouble_invalid-security-code': 'このカードのセキュリティコードとして無効です。',
  'PaymentTrouble_invalid-postal-code': '郵便番号が無効です。お客様は最後に#キーを押します。',
  'PaymentTrouble_invalid-bank-routing-number': '有効なルーティング番号ではありません。',
  'PaymentTrouble_invalid-bank-account-number': '有効な口座番号ではありません。',
  'PaymentTrouble_invalid-bank-account-type': 'この種類の銀行口座は利用できません。',
  'PaymentTrouble_invalid-card-number-security-code-capture-sequence':
    'カード番号はセキュリティコードより先に入力する必要があります。',
  'PaymentTrouble_input-matching-failed': '2回の入力が一致しません。',
  'PaymentTrouble_required-again': 'Twilioがこの入力をもう一度必要としています。',
  'PaymentTrouble_session-in-progress': 'Twilioが前の入力を処理しています。',

  'PaymentTrouble_internal-error': 'Twilioで内部エラーが発生しました。',
  'PaymentTrouble_payment-connector-error': '決済代行会社が決済を受け付けませんでした。',
  'PaymentTrouble_caller-interrupted-with-star': 'お客様が*キーで決済を終了しました。',
  'PaymentTrouble_caller-hung-up': '決済が終わる前に通話が終了しました。',
  'PaymentTrouble_validation-error': 'Twilioが入力を検証できませんでした。',
  'PaymentTrouble_too-many-failed-attempts': '失敗した試行が多すぎます。',
  'PaymentTrouble_transaction-cancelled': '決済は取り消されました。',
  'PaymentTrouble_start-refused': 'Twilioが決済を開始しませんでした。請求はしていません。',
  'PaymentTrouble_start-unanswered':
    'Twilioが時間内に決済を開始しませんでした。請求はしていません。',

  PaymentTrouble_64001: '決済代行会社との接続設定が正しくありません。',
  PaymentTrouble_64002: '現在、決済代行会社に接続できません。',
  PaymentTrouble_64003: '決済代行会社はこの金額を請求できません。',
  PaymentTrouble_64004: 'Twilioがこの決済代行会社を認識できません。',
  PaymentTrouble_64005: 'この決済代行会社はカードや口座を保存できません。',
  PaymentTrouble_64006: 'この決済代行会社はこの方法でカードや口座を保存できません。',
  PaymentTrouble_64007: 'この決済代行会社は請求できません。',
  PaymentTrouble_64008: '決済代行会社が請求を拒否しました。',
  PaymentTrouble_64009: '決済代行会社がこのTwilioアカウントの決済を受け付けなくなりました。',
  PaymentTrouble_64010: '決済代行会社がカードまたは口座の保存を拒否しました。',
  PaymentTrouble_64011: '決済代行会社はこの通貨に対応していません。',
  PaymentTrouble_64012: '決済代行会社がカードを拒否しました。',
  PaymentTrouble_64013: '決済代行会社はこの支払方法に対応していません。',
  PaymentTrouble_64014: '銀行口座からの支払いには口座名義人の名前が必要です。',
  PaymentTrouble_64015: '決済代行会社が必要とする値が不足しています。',
  PaymentTrouble_64016: '決済設定のウェブアドレスが無効です。',
  PaymentTrouble_64017: 'カード決済に銀行口座の種類が送信されました。',
  PaymentTrouble_64018: 'Twilioが要求を理解できませんでした。',
  PaymentTrouble_64019: 'Twilioに決済情報の一部が届いていません。',
  PaymentTrouble_64020: 'Twilioが送信された値の1つを拒否しました。',
  PaymentTrouble_64021: 'この通話では別の決済がすでに進行中です。',
  PaymentTrouble_64022: '決済代行会社はテストモードのため、テストカードのみ利用できます。',
  PaymentTrouble_64023: '決済代行会社はテストモードのため、テスト口座のみ利用できます。',
  PaymentTrouble_64024: '決済代行会社はまだ本番の決済に承認されていません。',

  PaymentTrouble_20003: 'Twilioが決済サービスの認証情報を拒否しました。',
  PaymentTrouble_20404: 'この決済はTwilioにもうありません。',
  PaymentTrouble_20409: '別の要求が処理中でした。',
  PaymentTrouble_20422: 'Twilioが要求のパラメーターを拒否しました。',
  PaymentTrouble_20429: '現在Twilioへの要求が多すぎます。',
  PaymentTrouble_21220: '通話はすでに終了しています。',
  PaymentTrouble_21609: 'Twilioの報告先アドレスが無効です。',
  PaymentTrouble_11200: 'Twilioが決済サービスに報告できませんでした。',
  PaymentTrouble_11205: 'Twilioが決済サービスに接続できませんでした。',
  PaymentTrouble_82002: '決済サービスで障害が発生しました。',

  'PaymentNext_ask-again': 'お客様の準備を確認してから、再入力を依頼してください。',
  'PaymentNext_ask-both-again': '1回目の入力を再度依頼し、続けて2回目を依頼してください。',
  'PaymentNext_ask-card-first': '先にカード番号の入力を依頼して、もう一度お試しください。',
  PaymentNext_wait: '終わるまで待って、もう一度お試しください。',
  'PaymentNext_ask-missing': '不足している項目を依頼してから、もう一度決済を確定してください。',
  'PaymentNext_another-account':
    '別のカードまたは口座で試すか、お客様に銀行への連絡をお願いしてください。',
  'PaymentNext_start-again': 'やり直すには、新しい決済を開始してください。',
  'PaymentNext_try-later': '少し待ってからもう一度お試しください。',
  'PaymentNext_correct-form': '入力内容を修正して、もう一度お試しください。',
  'PaymentNext_call-administrator': '管理者に連絡してください。',
  PaymentNext_none: 'この通話でできることはもうありません。',
  PaymentNoRetry: '再試行しても解決しません。',

  // What an agent may say to the caller, step by step; an empty one is not shown.
  PaymentScript: 'お客様へ',
  PaymentScriptQuoted: '「{{text}}」',

  'PaymentScriptAsk_payment-card-number':
    'お電話のキーでカード番号を入力してください。こちらでは番号は聞こえず、見ることもできません。',
  'PaymentScriptAsk_expiration-date': '次に有効期限を、月と年の順に2桁ずつ入力してください。',
  'PaymentScriptAsk_security-code':
    '次にセキュリティコードを入力してください。裏面の3桁、アメリカン・エキスプレスは表面の4桁です。',
  'PaymentScriptAsk_postal-code':
    '次に請求先住所の郵便番号を入力し、最後にシャープを押してください。',
  'PaymentScriptAsk_bank-routing-number': '9桁のルーティング番号を入力してください。',
  'PaymentScriptAsk_bank-account-number': '次に口座番号を入力し、最後にシャープを押してください。',
  'PaymentScriptAsk_payment-card-number-matcher': '同じカード番号をもう一度入力してください。',
  'PaymentScriptAsk_expiration-date-matcher': '同じ有効期限をもう一度入力してください。',
  'PaymentScriptAsk_security-code-matcher': '同じセキュリティコードをもう一度入力してください。',
  'PaymentScriptAsk_postal-code-matcher': '同じ郵便番号をもう一度入力してください。',

  PaymentScriptRefused:
    '入力が受け付けられませんでした。お願いしましたら、もう一度入力してください。',
  PaymentScriptRefused_timeout: 'すべて届きませんでした。ごゆっくり、もう一度入力してください。',
  PaymentScriptRefused_number: '番号に誤りがあるようです。もう一度すべて入力してください。',
  PaymentScriptRefused_type: 'この種類のカードはご利用いただけません。別のカードをお持ちですか。',
  PaymentScriptRefused_date: '日付が正しくないようです。月と年を2桁ずつ入力してください。',
  PaymentScriptRefused_code:
    'コードが一致しません。裏面の3桁、アメリカン・エキスプレスは表面の4桁です。',
  PaymentScriptRefused_matching: '2回の入力が異なります。1つずつ、もう一度お願いします。',

  PaymentScriptCharge: '{{amount}}を請求いたします。よろしいですか。',
  PaymentScriptSave: '今後のために保存いたします。今は請求されません。よろしいですか。',
  PaymentScriptConfirm: 'ご同意いただける場合は、お電話の1を押してください。',
  PaymentScriptWait: 'ありがとうございます。数秒お待ちください。',

  PaymentScriptCharged: '{{amount}}のお支払いが完了しました。ありがとうございました。',
  PaymentScriptChargedCode: '{{amount}}のお支払いが完了しました。確認番号の末尾は{{ending}}です。',
  PaymentScriptSaved: '今後のために保存しました。請求はしていません。',
  PaymentScriptDeclined: 'お支払いは承認されず、請求はしていません。別の方法をお試しになりますか。',
  PaymentScriptFailed: 'お支払いは完了しませんでした。',
  PaymentScriptCancelled: 'お支払いを取り消しました。請求はしていません。',
  PaymentScriptUnknown: '完了したかまだ確認できません。別の方法を試す前に確認いたします。',
};
