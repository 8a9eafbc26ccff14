import type { Texts } from './texts';

/** German. */
export const de: Texts = {
  PaymentTab: 'Zahlung',

  PaymentBadgeEntering: 'Zahlung: Eingabe läuft',
  PaymentBadgeRefused: 'Zahlung: nicht angenommen',
  PaymentNotice: '{{outcome}}: {{what}}',

  PaymentStart: 'Zahlung starten',
  PaymentStartOf: 'Zahlung über {{amount}} starten',
  PaymentComplete: 'Abschließen',
  PaymentCancel: 'Zahlung abbrechen',
  PaymentCancelShort: 'Abbrechen',
  PaymentNew: 'Neue Zahlung',
  PaymentTryAgain: 'Erneut versuchen',
  PaymentAsk: 'Abfragen',
  PaymentAskAgain: 'Erneut',
  PaymentAskConfirm: 'Bestätigen',
  PaymentAskConfirmHelp: 'Drücken Sie noch einmal, um diese Eingabe zu verwerfen.',
  PaymentAskedAlready: 'Drücken Sie noch einmal, um erneut abzufragen.',
  PaymentAskFor: '{{field}} abfragen',
  PaymentAskAgainFor: '{{field}} erneut abfragen',

  'PaymentField_payment-card-number': 'Kartennummer',
  'PaymentField_expiration-date': 'Ablaufdatum',
  'PaymentField_security-code': 'Prüfnummer',
  'PaymentField_postal-code': 'Postleitzahl',
  'PaymentField_bank-routing-number': 'Routing Number',
  'PaymentField_bank-account-number': 'Kontonummer',
  'PaymentField_payment-card-number-matcher': 'Kartennummer (2. Eingabe)',
  'PaymentField_expiration-date-matcher': 'Ablaufdatum (2. Eingabe)',
  'PaymentField_security-code-matcher': 'Prüfnummer (2. Eingabe)',
  'PaymentField_postal-code-matcher': 'Postleitzahl (2. Eingabe)',

  'PaymentAskConfirmOther_payment-card-number':
    'Drücken Sie noch einmal, um die Kartennummer zu verwerfen.',
  'PaymentAskConfirmOther_expiration-date':
    'Drücken Sie noch einmal, um das Ablaufdatum zu verwerfen.',
  'PaymentAskConfirmOther_security-code':
    'Drücken Sie noch einmal, um die Prüfnummer zu verwerfen.',
  'PaymentAskConfirmOther_postal-code':
    'Drücken Sie noch einmal, um die Postleitzahl zu verwerfen.',
  'PaymentAskConfirmOther_bank-routing-number':
    'Drücken Sie noch einmal, um die Routing Number zu verwerfen.',
  'PaymentAskConfirmOther_bank-account-number':
    'Drücken Sie noch einmal, um die Kontonummer zu verwerfen.',
  'PaymentAskConfirmOther_payment-card-number-matcher':
    'Drücken Sie noch einmal, um die zweite Kartennummer zu verwerfen.',
  'PaymentAskConfirmOther_expiration-date-matcher':
    'Drücken Sie noch einmal, um das zweite Ablaufdatum zu verwerfen.',
  'PaymentAskConfirmOther_security-code-matcher':
    'Drücken Sie noch einmal, um die zweite Prüfnummer zu verwerfen.',
  'PaymentAskConfirmOther_postal-code-matcher':
    'Drücken Sie noch einmal, um die zweite Postleitzahl zu verwerfen.',

  PaymentFieldAsking: 'Wird abgefragt …',
  PaymentFieldAsked: 'Warten auf die Eingabe',
  PaymentFieldDigits: 'Ziffern: {{count}}',
  PaymentFieldStopped: 'Davor eingegebene Ziffern: {{count}}.',
  PaymentFieldCaptured: 'Erfasst',

  PaymentShortcut_open: 'Zahlung des Anrufs öffnen',
  PaymentShortcut_ask: 'Nächstes Feld der Zahlung abfragen',
  PaymentShortcut_complete: 'Zahlung abschließen',
  PaymentShortcut_cancel: 'Zahlung abbrechen',

  PaymentStatusWaiting: 'Warten, bis der Kunde im Gespräch ist.',
  PaymentStatusConnecting: 'Die Zahlungen dieses Anrufs werden geladen.',
  PaymentStatusReady: 'Bereit für eine Zahlung.',
  PaymentStatusOver: 'Bei diesem Anruf gab es keine Zahlung.',
  PaymentStatusStarting: 'Die Zahlung wird gestartet.',
  PaymentStatusSending: 'Ihre Anfrage wird gesendet.',
  PaymentStatusNextField: 'Fragen Sie das nächste Feld ab.',
  PaymentStatusAsked: 'Warten auf {{field}}.',
  PaymentStatusCaptured: '{{field}} erfasst.',
  PaymentStatusCapturedEnding: '{{field}} erfasst, Endziffern {{ending}}.',
  PaymentStatusCapturedBrand: '{{field}} erfasst, {{brand}} Endziffern {{ending}}.',
  PaymentProgress: '{{step}} von {{steps}}',
  PaymentProgressWhole: 'Alles erfasst',
  PaymentStatusRefused: '{{field}} wurde nicht angenommen.',
  PaymentStatusBlocked: 'Die Zahlung kann nicht abgeschlossen werden.',
  PaymentStatusCorrect: 'Korrigieren Sie die markierten Felder und starten Sie dann die Zahlung.',
  PaymentStatusNotStarted: 'Die Zahlung wurde nicht gestartet.',
  PaymentStatusWhole: 'Alles ist erfasst. Sie können die Zahlung abschließen.',
  PaymentStatusNextFieldToCome: 'Das nächste Feld wurde noch nicht abgefragt.',
  PaymentStatusWholeToCome: 'Alles ist erfasst. Die Zahlung ist noch nicht abgeschlossen.',
  PaymentStatusCharging: 'Die Karte oder das Konto wird belastet. Warten auf den Zahlungsanbieter.',
  PaymentStatusSaving: 'Wird gespeichert. Warten auf den Zahlungsanbieter.',
  PaymentStatusConfirming: 'Warten auf die Bestätigung mit der Taste 1, seit {{time}}.',
  PaymentConfirmingHelp: 'Vorher wird nichts abgebucht. Bleibt sie aus, bitte abbrechen.',
  PaymentStatusCancelling: 'Die Zahlung wird abgebrochen.',
  'PaymentStatusCharged_credit-card': 'Die Karte wurde belastet.',
  'PaymentStatusCharged_ach-debit': 'Das Bankkonto wurde belastet.',
  'PaymentStatusSaved_credit-card': 'Die Karte wurde gespeichert. Sie wurde nicht belastet.',
  'PaymentStatusSaved_ach-debit': 'Das Bankkonto wurde gespeichert. Es wurde nicht belastet.',
  PaymentStatusCancelled: 'Die Zahlung wurde abgebrochen. Es wurde nichts abgebucht.',
  PaymentStatusEnded: 'Die Zahlung ist beendet.',
  PaymentStatusNone: 'Bei diesem Anruf wurde noch keine Zahlung gestartet.',
  PaymentReconnecting: 'Seit {{time}} keine Verbindung. Die Anzeige kann veraltet sein.',
  PaymentReconnectingMay:
    'Sie können weiter abfragen oder abbrechen. Abschließen können Sie, sobald die Verbindung wieder steht.',
  PaymentRetrying: 'Neuer Versuch läuft seit {{time}}.',
  PaymentOnHold: 'Der Anrufer wird gehalten. Bis er zurück ist, wird nichts abgefragt.',
  PaymentWatching:
    'Sie sehen dieser Zahlung zu. Nur der Agent, der das Gespräch führt, kann handeln.',
  PaymentBadgeOpen: 'Zahlung läuft',
  PaymentWatchEnded: 'Der Anruf ist beendet. Supervisoren sehen die Zahlung nicht mehr.',
  PaymentCallEnded: 'Der Anruf ist beendet. Sie sehen das Ergebnis, können aber nichts mehr tun.',

  PaymentRecordingToPause: 'Aufzeichnungen pausieren ab dem ersten Feld.',
  PaymentRecordingPaused: 'Aufzeichnungen pausieren bis zum Ergebnis.',

  /** Two whole sentences, one after the other. */
  PaymentSentences: '{{text}} {{sentence}}',

  PaymentSucceeded: 'Zahlung erfolgreich',
  PaymentFailed: 'Zahlung fehlgeschlagen',
  PaymentCancelled: 'Zahlung abgebrochen',
  PaymentUnknown: 'Ergebnis unbekannt',
  PaymentUnknownUnanswered: 'Der Zahlungsanbieter hat nicht rechtzeitig geantwortet.',
  PaymentUnknownResult: 'Diese Version kennt das Ergebnis „{{result}}“ nicht.',
  PaymentUnknownCharge:
    'Die Karte oder das Konto wurde möglicherweise belastet. Fragen Sie beim Zahlungsanbieter nach, bevor Sie erneut abbuchen. Trifft noch eine Antwort ein, erscheint sie hier.',
  PaymentUnknownSave:
    'Die Karte oder das Konto wurde möglicherweise gespeichert. Fragen Sie beim Zahlungsanbieter nach, bevor Sie neu beginnen. Trifft noch eine Antwort ein, erscheint sie hier.',
  PaymentNothingCharged: 'Es wurde nichts abgebucht.',
  PaymentTryAnotherCard: 'Andere Karte',
  PaymentTryAnotherAccount: 'Anderes Konto',
  PaymentTryOnceMore: 'Erneut versuchen',
  PaymentDetails: 'Details',
  PaymentCompletedAt: 'Gesendet',
  PaymentReference: 'Referenz',
  PaymentCopy: 'Kopieren',
  PaymentCopyWhat: '{{what}} kopieren',
  PaymentCopyReceipt: 'Beleg kopieren',
  PaymentCopied: 'Kopiert',
  PaymentNotCopied: 'Nicht kopiert',
  PaymentFact: '{{name}}: {{value}}',
  PaymentConfirmation: 'Bestätigungsnummer',
  PaymentCard: 'Karte',
  PaymentBankAccount: 'Bankkonto',
  PaymentSavedCard: 'Gespeicherte Karte',
  PaymentSavedAccount: 'Gespeichertes Konto',
  PaymentNotCharged: 'Es wird nichts abgebucht.',
  PaymentNoConfirmation: 'Keine erhalten',
  PaymentProcessorSays: 'Der Zahlungsanbieter meldet: {{message}}',
  PaymentErrorCode: 'Fehlercode: {{code}}',
  PaymentTwilioCode: 'Twilio-Fehler {{code}}.',
  PaymentEarlier: 'Früher in diesem Anruf',
  PaymentEarlierOpen: 'Nicht beendet',

  PaymentReasonUnknown: 'Die Zahlung ist fehlgeschlagen. Grund: „{{reason}}“.',
  PaymentEntryUnknown: 'Die Eingabe wurde mit dem Code „{{code}}“ abgelehnt. Fragen Sie neu ab.',
  PaymentClearValue:
    'Ein unmaskierter Wert kam an und wurde verworfen. Fragen Sie das Feld neu ab und informieren Sie Ihren Administrator.',
  PaymentCancelUnanswered:
    'Twilio hat den Abbruch nicht bestätigt. Brechen Sie erneut ab oder setzen Sie die Zahlung fort.',
  PaymentUnknownRequired:
    'Twilio verlangt Angaben, die hier nicht abgefragt werden können: {{tokens}}. Brechen Sie die Zahlung ab und informieren Sie Ihren Administrator.',

  PaymentOtherLeg:
    'Nichts wurde gesendet: Der Kunde ist auf einer anderen Leitung dieses Anrufs. Die Anzeige folgt; versuchen Sie es dann erneut.',
  PaymentUnreachable:
    'Der Zahlungsdienst war nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  PaymentNotShown:
    'Ihre Anfrage wurde angenommen, ist hier aber noch nicht zu sehen. Warten Sie einen Moment, bevor Sie es erneut versuchen.',
  PaymentNotLive:
    'Nichts wurde gesendet: Die Live-Anzeige ist unterbrochen, Sie würden das Ergebnis nicht sehen. Warten Sie, bis die Verbindung wieder steht.',
  PaymentUnreadable:
    'Die Zahlungen dieses Anrufs stammen von einer anderen Version. Laden Sie die Seite neu. Hilft das nicht, informieren Sie Ihren Administrator.',
  PaymentCancelSent:
    'Twilio wurde gebeten, die Zahlung abzubrechen. Ihr Ergebnis kann hier nicht angezeigt werden: Laden Sie die Seite neu und fragen Sie beim Zahlungsanbieter nach, bevor Sie die Karte erneut belasten.',
  PaymentNotSetUp:
    'Zahlungen sind nicht eingerichtet. Ein Administrator muss {{setting}} in der Flex-Konfiguration auf die Adresse der Zahlungsfunktionen setzen.',

  // The form: labels, choices and what is wrong with them; keys of choices end in Twilio’s own names.
  PaymentProcessor: 'Zahlungsanbieter',
  PaymentMethod: 'Zahlungsart',
  PaymentPurpose: 'Zweck',
  PaymentAmount: 'Betrag',
  PaymentCurrency: 'Währung',
  PaymentAccountType: 'Kontoart',
  PaymentDescription: 'Verwendungszweck',
  PaymentDescriptionHelp: 'Optional. Kann auf der Abrechnung des Kunden erscheinen.',
  PaymentAmountHelp: 'In {{currency}}.',
  PaymentOptional: 'Optional.',
  PaymentFixed: 'Für diese Aufgabe vorgegeben. Sie können es nicht ändern.',
  PaymentChoiceNotOffered: '{{choice}}: nicht verfügbar',

  'PaymentMethod_credit-card': 'Kreditkarte',
  'PaymentMethod_ach-debit': 'Bankkonto (ACH-Lastschrift)',
  PaymentPurpose_charge: 'Jetzt abbuchen',
  'PaymentPurpose_one-time': 'Für eine spätere Zahlung speichern',
  PaymentPurpose_reusable: 'Für spätere Zahlungen speichern',
  'PaymentPurpose_payment-method': 'Als Zahlungsart des Kunden speichern',
  'PaymentAccountType_consumer-checking': 'Privates Girokonto',
  'PaymentAccountType_consumer-savings': 'Privates Sparkonto',
  'PaymentAccountType_commercial-checking': 'Geschäftskonto',

  PaymentAmountEmpty: 'Geben Sie den Betrag ein.',
  PaymentAmountNotANumber:
    '„{{typed}}“ ist kein Betrag in {{currency}}. Geben Sie ihn in Ziffern ein, z. B. {{example}}.',
  PaymentAmountTwoReadings:
    '„{{typed}}“ kann {{first}} oder {{second}} bedeuten. Geben Sie den Betrag ohne Tausendertrennzeichen und mit allen Dezimalstellen ein, z. B. {{example}}.',
  PaymentAmountZero: 'Geben Sie einen Betrag größer als null ein.',
  PaymentAmountNegative:
    'Geben Sie einen Betrag größer als null ein: Eine Zahlung kann nicht negativ sein.',
  PaymentAmountTooLarge: 'Geben Sie einen Betrag unter 1.000.000 ein.',
  PaymentAmountNoDecimals:
    'Geben Sie einen ganzen Betrag ein: {{currency}} hat keine Dezimalstellen.',
  PaymentAmountTooManyDecimals:
    'Geben Sie höchstens {{decimals, plural, one {# Dezimalstelle} other {# Dezimalstellen}}} ein: Mehr hat {{currency}} nicht.',
  PaymentAmountBelowMinimum: 'Geben Sie mindestens {{limit}} ein.',
  PaymentAmountAboveMaximum: 'Geben Sie höchstens {{limit}} ein.',
  PaymentCurrencyUnknown: 'Wählen Sie eine Währung.',
  PaymentProblemRequired: 'Füllen Sie „{{name}}“ aus. Der Zahlungsanbieter braucht es.',
  PaymentProblemWrongPattern:
    '„{{name}}“ hat nicht das erwartete Format. Prüfen Sie es mit dem Anrufer.',
  PaymentProblemTooLong:
    'Geben Sie höchstens {{limit, plural, one {# Zeichen} other {# Zeichen}}} ein.',
  PaymentProblemCardNumber:
    'Das sieht wie eine Kartennummer aus. Entfernen Sie sie: Nur der Anrufer gibt Kartennummern ein, am Telefon.',
  PaymentProblemControlCharacters:
    '„{{name}}“ enthält unsichtbare Zeichen, etwa Zeilenumbrüche. Löschen Sie den Text und geben Sie ihn neu ein.',
  PaymentProblemNotOffered:
    '{{name}}: Diese Auswahl ist nicht verfügbar. Wählen Sie eine andere. Geht das nicht, informieren Sie Ihren Administrator.',
  PaymentProblemFixed:
    '{{problem}} Sie können es hier nicht ändern: Es ist durch das Task-Attribut „{{attribute}}“ oder für alle Aufgaben festgelegt. Informieren Sie Ihren Administrator.',
  PaymentProblemLocked:
    '{{name}}: Der Wert ist jetzt durch die Aufgabe vorgegeben. Prüfen Sie ihn und starten Sie erneut.',
  PaymentChargeAgain: 'Ich habe beim Zahlungsanbieter nachgefragt und will erneut abbuchen',
  PaymentChargeAgainNeeded:
    'Fragen Sie zuerst beim Zahlungsanbieter nach und bestätigen Sie dann hier, dass Sie erneut abbuchen wollen.',

  // What each failure of the functions means, and what to do.
  'PaymentFailure_bad-request':
    'Der Zahlungsdienst hat die Anfrage nicht verstanden. Informieren Sie Ihren Administrator: Panel und Dienst haben vielleicht verschiedene Versionen.',
  'PaymentFailure_token-invalid':
    'Ihre Flex-Anmeldung ist abgelaufen. Melden Sie sich neu an und machen Sie weiter.',
  'PaymentFailure_not-your-call':
    'Dieser Anruf ist Ihnen nicht zugewiesen, daher können Sie hier keine Zahlung annehmen.',
  'PaymentFailure_no-such-payment':
    'Das ist nicht mehr die aktuelle Zahlung dieses Anrufs. Die Anzeige wird gleich aktualisiert.',
  'PaymentFailure_call-not-live':
    'Das Gespräch läuft nicht, daher können Sie hier keine Zahlung annehmen.',
  'PaymentFailure_payment-open':
    'Bei diesem Anruf läuft bereits eine Zahlung. Schließen Sie sie zuerst ab oder brechen Sie sie ab.',
  'PaymentFailure_outcome-unknown':
    'Das Ergebnis der letzten Zahlung ist unbekannt. Fragen Sie beim Zahlungsanbieter nach und bestätigen Sie dann, dass Sie erneut abbuchen wollen.',
  'PaymentFailure_payment-over': 'Diese Zahlung ist bereits beendet.',
  'PaymentFailure_document-unreadable':
    'Die Zahlungen dieses Anrufs wurden von einer anderen Version des Zahlungsdienstes gespeichert und können hier nicht angezeigt werden. Informieren Sie Ihren Administrator.',
  'PaymentFailure_too-many-payments':
    'Dieser Anruf hat die Höchstzahl an Zahlungen erreicht. Nehmen Sie die nächste bei einem neuen Anruf an.',
  'PaymentFailure_too-many-questions':
    'Diese Zahlung hat die Höchstzahl an Abfragen erreicht. Schließen Sie sie ab oder brechen Sie sie ab und starten Sie eine neue.',
  'PaymentFailure_recording-not-paused':
    'Das Gespräch wird aufgezeichnet und die Aufzeichnung ließ sich nicht anhalten, daher wurde nichts abgefragt. Versuchen Sie es erneut. Wiederholt sich das, informieren Sie Ihren Administrator.',
  'PaymentFailure_payment-starting':
    'Die Zahlung wird noch gestartet. Warten Sie einen Moment und versuchen Sie es erneut.',
  'PaymentFailure_payment-busy':
    'Die Zahlung wird gerade abgeschlossen oder abgebrochen. Warten Sie das Ergebnis ab.',
  'PaymentFailure_intent-reused':
    'Der Zahlungsdienst hielt dies für einen anderen Tastendruck. Laden Sie die Seite neu und versuchen Sie es erneut.',
  'PaymentFailure_fields-missing':
    'Die Zahlung kann noch nicht abgeschlossen werden. Es fehlt: {{fields}}.',
  'PaymentFailure_unknown-field-required':
    'Twilio verlangt Angaben, die hier nicht abgefragt werden können: {{tokens}}. Brechen Sie die Zahlung ab und informieren Sie Ihren Administrator.',
  'PaymentFailure_field-not-required': '{{field}} gehört nicht zu dieser Zahlung.',
  'PaymentFailure_order-invalid':
    'Der Zahlungsdienst hat Ihre Angaben nicht angenommen. Prüfen Sie sie und versuchen Sie es erneut.',
  'PaymentFailure_order-too-long':
    'Ihre Texte sind zusammen zu lang. Kürzen Sie sie und versuchen Sie es erneut.',
  'PaymentFailure_prefill-invalid':
    'Die Zahlungsdaten dieser Aufgabe sind nicht lesbar, daher kann keine Zahlung gestartet werden. Informieren Sie Ihren Administrator, dass das Task-Attribut „payment“ ungültig ist.',
  'PaymentFailure_too-many-requests':
    'Zu viele Versuche in kurzer Zeit. Warten Sie {{minutes}} Min. und versuchen Sie es erneut.',
  'PaymentFailure_too-large':
    'Die Anfrage ist zu groß für den Zahlungsdienst. Kürzen Sie Ihre Eingaben.',
  'PaymentFailure_unsupported-media-type':
    'Der Zahlungsdienst kann diese Art von Anfrage nicht lesen. Laden Sie die Seite neu. Hilft das nicht, informieren Sie Ihren Administrator.',
  'PaymentFailure_twilio-refused': 'Twilio hat die Anfrage abgelehnt. Nichts wurde geändert.',
  'PaymentFailure_twilio-unavailable':
    'Twilio ist gerade nicht erreichbar. Warten Sie einen Moment und versuchen Sie es erneut.',
  'PaymentFailure_not-configured':
    'Zahlungen sind nicht vollständig eingerichtet. Informieren Sie Ihren Administrator, dass dem Zahlungsdienst eine Einstellung fehlt.',
  PaymentFailure_internal:
    'Im Zahlungsdienst ist ein Fehler aufgetreten. Versuchen Sie es erneut. Wiederholt er sich, informieren Sie Ihren Administrator.',

  // What is asked before a call with an open payment ends, is held, transferred or joined.
  PaymentLeaving: 'Bei diesem Anruf läuft eine Zahlung',
  PaymentLeaving_end:
    'Endet der Anruf, endet auch die Zahlung. Schließen Sie sie zuerst ab oder brechen Sie sie ab.',
  PaymentLeaving_leave: 'Der Agent, der im Gespräch bleibt, kann die Zahlung fortsetzen.',
  PaymentLeaving_hold:
    'Solange der Anrufer gehalten wird, kommen seine Eingaben vielleicht nicht an.',
  PaymentLeaving_transfer:
    'Der nächste Agent kann die Zahlung fortsetzen. Sobald er den Anruf hat, können Sie nichts mehr tun.',
  'PaymentLeaving_add-party':
    'Die Zahlung kann weiterlaufen. Wer dazukommt, hört, was gesprochen wird.',
  PaymentLeavingStarting: 'Die Zahlung wird noch gestartet. Warten Sie einen Moment.',
  PaymentLeavingCompleting:
    'Die Zahlung wird abgeschlossen und kann nicht mehr abgebrochen werden. Wenn Sie jetzt gehen, kommt das Ergebnis vielleicht später.',
  PaymentLeavingCancelling: 'Die Zahlung wird abgebrochen. Warten Sie einen Moment.',
  PaymentLeavingNotCancelled: 'Die Zahlung wurde nicht abgebrochen.',
  PaymentLeavingStay: 'Zuerst die Zahlung beenden',
  PaymentLeavingWait: 'Ergebnis abwarten',
  PaymentLeavingCancel_end: 'Zahlung abbrechen und auflegen',
  PaymentLeavingCancel_leave: 'Zahlung abbrechen und Gespräch verlassen',
  PaymentLeavingCancel_hold: 'Zahlung abbrechen und halten',
  PaymentLeavingCancel_transfer: 'Zahlung abbrechen und weiterleiten',
  'PaymentLeavingCancel_add-party': 'Zahlung abbrechen und Person hinzufügen',
  PaymentLeavingAnyway_end: 'Trotzdem auflegen',
  PaymentLeavingAnyway_leave: 'Trotzdem verlassen',
  PaymentLeavingAnyway_hold: 'Trotzdem halten',
  PaymentLeavingAnyway_transfer: 'Trotzdem weiterleiten',
  'PaymentLeavingAnyway_add-party': 'Trotzdem hinzufügen',

  // What each error code means, and what to do next; which step belongs to which code stands in `trouble.ts`.
  'PaymentTrouble_entry-discarded':
    'Die Eingabe könnte Teil einer Kartennummer oder Prüfnummer sein und wurde nicht gespeichert.',
  'PaymentTrouble_input-timeout': 'Der Anrufer war nicht rechtzeitig fertig.',
  'PaymentTrouble_invalid-card-number': 'Das ist keine gültige Kartennummer.',
  'PaymentTrouble_invalid-card-type': 'Diese Kartenart wird nicht angenommen.',
  'PaymentTrouble_invalid-date': 'Dieses Datum ist ungültig oder abgelaufen.',
  'PaymentTrouble_invalid-security-code': 'Diese Prüfnummer passt nicht zur Karte.',
  'PaymentTrouble_invalid-postal-code':
    'Diese Postleitzahl ist ungültig. Der Anrufer beendet sie mit der Rautetaste (#).',
  'PaymentTrouble_invalid-bank-routing-number': 'Das ist keine gültige Routing Number.',
  'PaymentTrouble_invalid-bank-account-number': 'Das ist keine gültige Kontonummer.',
  'PaymentTrouble_invalid-bank-account-type': 'Diese Kontoart wird nicht angenommen.',
  'PaymentTrouble_invalid-card-number-security-code-capture-sequence':
    'Die Kartennummer muss vor der Prüfnummer eingegeben werden.',
  'PaymentTrouble_input-matching-failed': 'Die beiden Eingaben stimmen nicht überein.',
  'PaymentTrouble_required-again': 'Twilio braucht diese Eingabe noch einmal.',
  'PaymentTrouble_session-in-progress': 'Twilio verarbeitet noch die letzte Eingabe.',

  'PaymentTrouble_internal-error': 'Bei Twilio ist ein Fehler aufgetreten.',
  'PaymentTrouble_payment-connector-error':
    'Der Zahlungsanbieter hat die Zahlung nicht angenommen.',
  'PaymentTrouble_caller-interrupted-with-star':
    'Der Anrufer hat die Zahlung mit der Sterntaste beendet.',
  'PaymentTrouble_caller-hung-up': 'Der Anruf endete, bevor die Zahlung abgeschlossen war.',
  'PaymentTrouble_validation-error': 'Twilio konnte die Eingabe nicht prüfen.',
  'PaymentTrouble_too-many-failed-attempts': 'Es gab zu viele Fehlversuche.',
  'PaymentTrouble_transaction-cancelled': 'Die Zahlung wurde abgebrochen.',
  'PaymentTrouble_start-refused':
    'Twilio hat die Zahlung nicht gestartet. Es wurde nichts abgebucht.',
  'PaymentTrouble_start-unanswered':
    'Twilio hat die Zahlung nicht rechtzeitig gestartet. Es wurde nichts abgebucht.',

  PaymentTrouble_64001: 'Die Verbindung zum Zahlungsanbieter ist nicht richtig eingerichtet.',
  PaymentTrouble_64002: 'Der Zahlungsanbieter ist gerade nicht erreichbar.',
  PaymentTrouble_64003: 'Der Zahlungsanbieter kann diesen Betrag nicht abbuchen.',
  PaymentTrouble_64004: 'Twilio kennt diesen Zahlungsanbieter nicht.',
  PaymentTrouble_64005: 'Dieser Zahlungsanbieter kann keine Karten oder Konten speichern.',
  PaymentTrouble_64006:
    'Dieser Zahlungsanbieter kann Karten oder Konten nicht auf diese Art speichern.',
  PaymentTrouble_64007: 'Dieser Zahlungsanbieter kann keine Karten oder Konten belasten.',
  PaymentTrouble_64008: 'Der Zahlungsanbieter hat die Belastung abgelehnt.',
  PaymentTrouble_64009:
    'Der Zahlungsanbieter nimmt von diesem Twilio-Konto keine Zahlungen mehr an.',
  PaymentTrouble_64010:
    'Der Zahlungsanbieter hat das Speichern der Karte oder des Kontos abgelehnt.',
  PaymentTrouble_64011: 'Der Zahlungsanbieter nimmt diese Währung nicht an.',
  PaymentTrouble_64012: 'Der Zahlungsanbieter hat die Karte abgelehnt.',
  PaymentTrouble_64013: 'Der Zahlungsanbieter nimmt diese Zahlungsart nicht an.',
  PaymentTrouble_64014: 'Für eine Zahlung vom Bankkonto wird der Name des Kontoinhabers gebraucht.',
  PaymentTrouble_64015: 'Der Zahlungsanbieter verlangt einen Wert, der fehlt.',
  PaymentTrouble_64016: 'Eine Webadresse in der Einrichtung der Zahlungen ist ungültig.',
  PaymentTrouble_64017: 'Für eine Kartenzahlung wurde eine Kontoart gesendet.',
  PaymentTrouble_64018: 'Twilio hat die Anfrage nicht verstanden.',
  PaymentTrouble_64019: 'Twilio fehlen noch Angaben zur Zahlung.',
  PaymentTrouble_64020: 'Twilio hat einen der gesendeten Werte abgelehnt.',
  PaymentTrouble_64021: 'Bei diesem Anruf läuft schon eine andere Zahlung.',
  PaymentTrouble_64022: 'Der Zahlungsanbieter ist im Testmodus und nimmt nur Testkarten an.',
  PaymentTrouble_64023: 'Der Zahlungsanbieter ist im Testmodus und nimmt nur Testkonten an.',
  PaymentTrouble_64024: 'Der Zahlungsanbieter ist für echte Zahlungen noch nicht freigegeben.',

  PaymentTrouble_20003: 'Twilio hat die Zugangsdaten des Zahlungsdienstes abgelehnt.',
  PaymentTrouble_20404: 'Twilio hat diese Zahlung nicht mehr.',
  PaymentTrouble_20409: 'Eine andere Anfrage war noch in Arbeit.',
  PaymentTrouble_20422: 'Twilio hat einen Parameter der Anfrage abgelehnt.',
  PaymentTrouble_20429: 'Twilio erhält gerade zu viele Anfragen.',
  PaymentTrouble_21220: 'Das Gespräch läuft nicht mehr.',
  PaymentTrouble_21609: 'Die Adresse, an die Twilio meldet, ist ungültig.',
  PaymentTrouble_11200: 'Twilio konnte dem Zahlungsdienst nichts melden.',
  PaymentTrouble_11205: 'Twilio konnte den Zahlungsdienst nicht erreichen.',
  PaymentTrouble_82002: 'Der Zahlungsdienst ist ausgefallen.',

  'PaymentNext_ask-again':
    'Vergewissern Sie sich, dass der Anrufer bereit ist, und fragen Sie neu ab.',
  'PaymentNext_ask-both-again': 'Fragen Sie zuerst die erste Eingabe neu ab, dann die zweite.',
  'PaymentNext_ask-card-first':
    'Fragen Sie zuerst die Kartennummer ab und versuchen Sie es dann erneut.',
  PaymentNext_wait: 'Warten Sie, bis das erledigt ist, und versuchen Sie es erneut.',
  'PaymentNext_ask-missing': 'Fragen Sie ab, was fehlt, und schließen Sie die Zahlung erneut ab.',
  'PaymentNext_another-account':
    'Versuchen Sie es mit einer anderen Karte oder einem anderen Konto, oder der Anrufer wendet sich an seine Bank.',
  'PaymentNext_start-again': 'Starten Sie für einen neuen Versuch eine neue Zahlung.',
  'PaymentNext_try-later': 'Warten Sie einen Moment und versuchen Sie es erneut.',
  'PaymentNext_correct-form': 'Korrigieren Sie Ihre Angaben und versuchen Sie es erneut.',
  'PaymentNext_call-administrator': 'Informieren Sie Ihren Administrator.',
  PaymentNext_none: 'Bei diesem Anruf ist nichts mehr zu tun.',
  PaymentNoRetry: 'Ein neuer Versuch hilft nicht.',

  // What an agent may say to the caller, step by step; an empty one is not shown.
  PaymentScript: 'Sagen Sie',
  PaymentScriptQuoted: '„{{text}}“',

  'PaymentScriptAsk_payment-card-number':
    'Bitte tippen Sie die Kartennummer auf Ihrem Telefon ein. Ich kann die Ziffern weder hören noch sehen.',
  'PaymentScriptAsk_expiration-date': 'Jetzt das Ablaufdatum: Monat und Jahr, je zwei Ziffern.',
  'PaymentScriptAsk_security-code':
    'Jetzt die Prüfnummer: drei Ziffern auf der Rückseite, bei American Express vier auf der Vorderseite.',
  'PaymentScriptAsk_postal-code':
    'Jetzt die Postleitzahl der Rechnungsadresse, dann die Rautetaste.',
  'PaymentScriptAsk_bank-routing-number':
    'Bitte tippen Sie die neun Ziffern der Routing Number ein.',
  'PaymentScriptAsk_bank-account-number': 'Jetzt die Kontonummer, dann die Rautetaste.',
  'PaymentScriptAsk_payment-card-number-matcher':
    'Bitte tippen Sie dieselbe Kartennummer noch einmal ein.',
  'PaymentScriptAsk_expiration-date-matcher':
    'Bitte tippen Sie dasselbe Ablaufdatum noch einmal ein.',
  'PaymentScriptAsk_security-code-matcher': 'Bitte tippen Sie dieselbe Prüfnummer noch einmal ein.',
  'PaymentScriptAsk_postal-code-matcher': 'Bitte tippen Sie dieselbe Postleitzahl noch einmal ein.',

  PaymentScriptRefused:
    'Diese Eingabe wurde nicht angenommen. Bitte tippen Sie sie neu ein, wenn ich frage.',
  PaymentScriptRefused_timeout:
    'Es kam nicht alles an. Lassen Sie sich Zeit und tippen Sie es noch einmal ein.',
  PaymentScriptRefused_number:
    'Eine Ziffer scheint nicht zu stimmen. Bitte tippen Sie die ganze Nummer noch einmal ein.',
  PaymentScriptRefused_type: 'Diese Kartenart nehmen wir nicht an. Haben Sie eine andere?',
  PaymentScriptRefused_date:
    'Dieses Datum wurde nicht angenommen. Bitte tippen Sie Monat und Jahr ein, je zwei Ziffern.',
  PaymentScriptRefused_code:
    'Diese Nummer passt nicht. Es sind drei Ziffern auf der Rückseite, bei American Express vier auf der Vorderseite.',
  PaymentScriptRefused_matching:
    'Die beiden Eingaben sind verschieden. Machen wir beide noch einmal, nacheinander.',

  PaymentScriptCharge: 'Ich buche gleich {{amount}} ab. Ist das richtig?',
  PaymentScriptSave:
    'Ich speichere das gleich für später. Jetzt wird nichts abgebucht. Ist das richtig?',
  PaymentScriptConfirm: 'Zum Bestätigen drücken Sie bitte die 1.',
  PaymentScriptWait: 'Danke. Es dauert ein paar Sekunden.',

  PaymentScriptCharged: 'Die Zahlung über {{amount}} war erfolgreich. Vielen Dank.',
  PaymentScriptChargedCode:
    'Die Zahlung über {{amount}} war erfolgreich. Ihre Bestätigungsnummer endet auf {{ending}}.',
  PaymentScriptSaved: 'Es ist für später gespeichert. Es wurde nichts abgebucht.',
  PaymentScriptDeclined:
    'Die Zahlung wurde abgelehnt, es wurde nichts abgebucht. Möchten Sie anders bezahlen?',
  PaymentScriptFailed: 'Die Zahlung hat nicht geklappt.',
  PaymentScriptCancelled: 'Ich habe die Zahlung abgebrochen. Es wurde nichts abgebucht.',
  PaymentScriptUnknown:
    'Ich sehe noch nicht, ob es geklappt hat. Ich prüfe das, bevor wir etwas anderes versuchen.',
};
