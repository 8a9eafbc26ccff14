import type { Texts } from './texts';

/** French. */
export const fr: Texts = {
  PaymentTab: 'Paiement',

  PaymentBadgeEntering: 'Paiement : saisie en cours',
  PaymentBadgeRefused: 'Paiement : saisie refusée',
  PaymentNotice: '{{outcome}} : {{what}}',

  PaymentStart: 'Démarrer le paiement',
  PaymentStartOf: 'Démarrer le paiement de {{amount}}',
  PaymentComplete: 'Valider',
  PaymentCancel: 'Annuler le paiement',
  PaymentCancelShort: 'Annuler',
  PaymentNew: 'Nouveau paiement',
  PaymentTryAgain: 'Réessayer',
  PaymentAsk: 'Demander',
  PaymentAskAgain: 'Refaire',
  PaymentAskConfirm: 'Confirmer',
  PaymentAskConfirmHelp: 'Appuyez encore une fois pour effacer cette saisie.',
  PaymentAskedAlready: 'Appuyez encore une fois pour redemander.',
  PaymentAskFor: 'Demander : {{field}}',
  PaymentAskAgainFor: 'Refaire : {{field}}',

  'PaymentField_payment-card-number': 'Numéro de carte',
  'PaymentField_expiration-date': 'Date d’expiration',
  'PaymentField_security-code': 'Cryptogramme',
  'PaymentField_postal-code': 'Code postal',
  'PaymentField_bank-routing-number': 'Numéro de routage',
  'PaymentField_bank-account-number': 'Numéro de compte',
  'PaymentField_payment-card-number-matcher': 'Numéro de carte, 2e saisie',
  'PaymentField_expiration-date-matcher': 'Date d’expiration, 2e saisie',
  'PaymentField_security-code-matcher': 'Cryptogramme, 2e saisie',
  'PaymentField_postal-code-matcher': 'Code postal, 2e saisie',

  'PaymentAskConfirmOther_payment-card-number':
    'Appuyez encore une fois pour effacer le numéro de carte.',
  'PaymentAskConfirmOther_expiration-date':
    'Appuyez encore une fois pour effacer la date d’expiration.',
  'PaymentAskConfirmOther_security-code': 'Appuyez encore une fois pour effacer le cryptogramme.',
  'PaymentAskConfirmOther_postal-code': 'Appuyez encore une fois pour effacer le code postal.',
  'PaymentAskConfirmOther_bank-routing-number':
    'Appuyez encore une fois pour effacer le numéro de routage.',
  'PaymentAskConfirmOther_bank-account-number':
    'Appuyez encore une fois pour effacer le numéro de compte.',
  'PaymentAskConfirmOther_payment-card-number-matcher':
    'Appuyez encore une fois pour effacer le second numéro de carte.',
  'PaymentAskConfirmOther_expiration-date-matcher':
    'Appuyez encore une fois pour effacer la seconde date d’expiration.',
  'PaymentAskConfirmOther_security-code-matcher':
    'Appuyez encore une fois pour effacer le second cryptogramme.',
  'PaymentAskConfirmOther_postal-code-matcher':
    'Appuyez encore une fois pour effacer le second code postal.',

  PaymentFieldAsking: 'Demande en cours…',
  PaymentFieldAsked: 'En attente de l’appelant',
  PaymentFieldDigits: 'Chiffres : {{count}}',
  PaymentFieldStopped: 'Chiffres saisis avant cela : {{count}}.',
  PaymentFieldCaptured: 'Reçu',

  PaymentShortcut_open: 'Ouvrir le paiement de l’appel',
  PaymentShortcut_ask: 'Demander l’information suivante du paiement',
  PaymentShortcut_complete: 'Valider le paiement',
  PaymentShortcut_cancel: 'Annuler le paiement',

  PaymentStatusWaiting: 'En attente du client dans l’appel.',
  PaymentStatusConnecting: 'Chargement des paiements de cet appel.',
  PaymentStatusReady: 'Prêt pour un paiement.',
  PaymentStatusOver: 'Aucun paiement n’a été effectué pendant cet appel.',
  PaymentStatusStarting: 'Démarrage du paiement.',
  PaymentStatusSending: 'Envoi de votre demande.',
  PaymentStatusNextField: 'Demandez l’information suivante à l’appelant.',
  PaymentStatusAsked: 'En attente : {{field}}.',
  PaymentStatusCaptured: 'Reçu : {{field}}.',
  PaymentStatusCapturedEnding: 'Reçu : {{field}}, finissant par {{ending}}.',
  PaymentStatusCapturedBrand: 'Reçu : {{field}}, {{brand}} finissant par {{ending}}.',
  PaymentProgress: '{{step}} sur {{steps}}',
  PaymentProgressWhole: 'Complet',
  PaymentStatusRefused: 'Saisie refusée : {{field}}.',
  PaymentStatusBlocked: 'Le paiement ne peut pas être validé.',
  PaymentStatusCorrect: 'Corrigez ce qui est signalé, puis démarrez le paiement.',
  PaymentStatusNotStarted: 'Le paiement n’a pas démarré.',
  PaymentStatusWhole: 'Tout est reçu. Vous pouvez valider le paiement.',
  PaymentStatusNextFieldToCome: 'L’information suivante n’a pas encore été demandée.',
  PaymentStatusWholeToCome: 'Tout est reçu. Le paiement n’est pas encore validé.',
  PaymentStatusCharging: 'Débit en cours. En attente de la réponse du prestataire.',
  PaymentStatusSaving: 'Enregistrement en cours. En attente de la réponse du prestataire.',
  PaymentStatusConfirming: 'En attente depuis {{time}} que l’appelant confirme avec la touche 1.',
  PaymentConfirmingHelp: 'Rien n’est débité avant. Sans confirmation, annulez le paiement.',
  PaymentStatusCancelling: 'Annulation du paiement.',
  'PaymentStatusCharged_credit-card': 'La carte a été débitée.',
  'PaymentStatusCharged_ach-debit': 'Le compte bancaire a été débité.',
  'PaymentStatusSaved_credit-card': 'La carte a été enregistrée. Elle n’a pas été débitée.',
  'PaymentStatusSaved_ach-debit': 'Le compte bancaire a été enregistré. Il n’a pas été débité.',
  PaymentStatusCancelled: 'Le paiement a été annulé. Rien n’a été débité.',
  PaymentStatusEnded: 'Le paiement est terminé.',
  PaymentStatusNone: 'Aucun paiement n’a encore démarré pendant cet appel.',
  PaymentReconnecting: 'Reconnexion depuis {{time}}. L’affichage n’est peut-être pas à jour.',
  PaymentReconnectingMay:
    'Vous pouvez encore demander des informations ou annuler. Vous pourrez valider au retour de la connexion.',
  PaymentRetrying: 'Nouvelle tentative depuis {{time}}.',
  PaymentOnHold: 'L’appelant est en attente. Rien ne lui est demandé jusqu’à son retour.',
  PaymentWatching: 'Vous suivez ce paiement. Seul l’agent en ligne peut agir.',
  PaymentBadgeOpen: 'Paiement en cours',
  PaymentWatchEnded: 'L’appel est terminé. Les superviseurs ne voient plus son paiement.',
  PaymentCallEnded: 'L’appel est terminé. Vous voyez le résultat, mais ne pouvez plus agir.',

  PaymentRecordingToPause: 'Enregistrements suspendus à la 1re saisie.',
  PaymentRecordingPaused: 'Enregistrements suspendus jusqu’au résultat.',

  /** Two whole sentences, one after the other. */
  PaymentSentences: '{{text}} {{sentence}}',

  PaymentSucceeded: 'Paiement réussi',
  PaymentFailed: 'Échec du paiement',
  PaymentCancelled: 'Paiement annulé',
  PaymentUnknown: 'Résultat inconnu',
  PaymentUnknownUnanswered: 'Le prestataire n’a pas répondu à temps.',
  PaymentUnknownResult: 'Cette version ne connaît pas le résultat « {{result}} ».',
  PaymentUnknownCharge:
    'La carte ou le compte a peut-être été débité. Vérifiez auprès du prestataire avant de débiter à nouveau. Une réponse tardive s’affichera ici.',
  PaymentUnknownSave:
    'La carte ou le compte a peut-être été enregistré. Vérifiez auprès du prestataire avant de recommencer. Une réponse tardive s’affichera ici.',
  PaymentNothingCharged: 'Rien n’a été débité.',
  PaymentTryAnotherCard: 'Autre carte',
  PaymentTryAnotherAccount: 'Autre compte',
  PaymentTryOnceMore: 'Réessayer',
  PaymentDetails: 'Détails',
  PaymentCompletedAt: 'Envoyé',
  PaymentReference: 'Référence',
  PaymentCopy: 'Copier',
  PaymentCopyWhat: 'Copier : {{what}}',
  PaymentCopyReceipt: 'Copier le reçu',
  PaymentCopied: 'Copié',
  PaymentNotCopied: 'Non copié',
  PaymentFact: '{{name}} : {{value}}',
  PaymentConfirmation: 'Code de confirmation',
  PaymentCard: 'Carte',
  PaymentBankAccount: 'Compte bancaire',
  PaymentSavedCard: 'Carte enregistrée',
  PaymentSavedAccount: 'Compte enregistré',
  PaymentNotCharged: 'Rien n’est débité.',
  PaymentNoConfirmation: 'Non fourni',
  PaymentProcessorSays: 'Le prestataire indique : {{message}}',
  PaymentErrorCode: 'Code d’erreur : {{code}}',
  PaymentTwilioCode: 'Erreur Twilio {{code}}.',
  PaymentEarlier: 'Plus tôt dans cet appel',
  PaymentEarlierOpen: 'Non terminé',

  PaymentReasonUnknown: 'Le paiement a échoué pour le motif « {{reason}} ».',
  PaymentEntryUnknown: 'La saisie a été refusée avec le code « {{code}} ». Redemandez-la.',
  PaymentClearValue:
    'Une valeur non masquée est arrivée et a été supprimée. Redemandez l’information et prévenez votre administrateur.',
  PaymentCancelUnanswered:
    'Twilio n’a pas confirmé l’annulation. Annulez à nouveau ou poursuivez le paiement.',
  PaymentUnknownRequired:
    'Twilio exige des informations que ce panneau ne peut pas demander : {{tokens}}. Annulez le paiement et prévenez votre administrateur.',

  PaymentOtherLeg:
    'Rien n’a été envoyé : le client est sur une autre ligne de cet appel. L’affichage suit ; réessayez ensuite.',
  PaymentUnreachable:
    'Le service de paiement est injoignable. Vérifiez votre connexion, puis réessayez.',
  PaymentNotShown:
    'Votre demande a été acceptée, mais n’apparaît pas encore ici. Patientez avant de réessayer.',
  PaymentNotLive:
    'Rien n’a été envoyé : l’affichage en direct est interrompu et vous ne verriez pas le résultat. Attendez la reconnexion.',
  PaymentUnreadable:
    'Les paiements de cet appel viennent d’une autre version du panneau. Rechargez la page. Si cela ne suffit pas, prévenez votre administrateur.',
  PaymentCancelSent:
    'L’annulation du paiement a été demandée à Twilio. Son résultat ne peut pas s’afficher ici : rechargez la page et vérifiez auprès du prestataire avant de débiter à nouveau la carte.',
  PaymentNotSetUp:
    'Les paiements ne sont pas configurés. Un administrateur doit indiquer l’adresse des fonctions de paiement dans {{setting}}, dans la configuration de Flex.',

  // The form: labels, choices and what is wrong with them; keys of choices end in Twilio’s own names.
  PaymentProcessor: 'Prestataire',
  PaymentMethod: 'Moyen de paiement',
  PaymentPurpose: 'Objet',
  PaymentAmount: 'Montant',
  PaymentCurrency: 'Devise',
  PaymentAccountType: 'Type de compte',
  PaymentDescription: 'Libellé',
  PaymentDescriptionHelp: 'Facultatif. Il peut figurer sur le relevé du client.',
  PaymentAmountHelp: 'En {{currency}}.',
  PaymentOptional: 'Facultatif.',
  PaymentFixed: 'Fixé pour cette tâche. Vous ne pouvez pas le modifier.',
  PaymentChoiceNotOffered: '{{choice}} : non disponible',

  'PaymentMethod_credit-card': 'Carte bancaire',
  'PaymentMethod_ach-debit': 'Compte bancaire (débit ACH)',
  PaymentPurpose_charge: 'Débiter maintenant',
  'PaymentPurpose_one-time': 'Enregistrer pour un seul paiement ultérieur',
  PaymentPurpose_reusable: 'Enregistrer pour des paiements ultérieurs',
  'PaymentPurpose_payment-method': 'Enregistrer comme moyen de paiement du client',
  'PaymentAccountType_consumer-checking': 'Compte courant personnel',
  'PaymentAccountType_consumer-savings': 'Compte d’épargne personnel',
  'PaymentAccountType_commercial-checking': 'Compte courant professionnel',

  PaymentAmountEmpty: 'Saisissez le montant à débiter.',
  PaymentAmountNotANumber:
    '« {{typed}} » n’est pas un montant en {{currency}}. Saisissez-le en chiffres, par exemple {{example}}.',
  PaymentAmountTwoReadings:
    '« {{typed}} » peut se lire {{first}} ou {{second}}. Saisissez-le sans séparateur de milliers et avec toutes les décimales, par exemple {{example}}.',
  PaymentAmountZero: 'Saisissez un montant supérieur à zéro.',
  PaymentAmountNegative:
    'Saisissez un montant supérieur à zéro : un paiement ne peut pas être négatif.',
  PaymentAmountTooLarge: 'Saisissez un montant inférieur à 1 000 000.',
  PaymentAmountNoDecimals: 'Saisissez un montant entier : {{currency}} n’a pas de décimales.',
  PaymentAmountTooManyDecimals:
    'Saisissez au plus {{decimals, plural, one {# décimale} many {# décimales} other {# décimales}}} : {{currency}} n’en a pas plus.',
  PaymentAmountBelowMinimum: 'Saisissez au moins {{limit}}.',
  PaymentAmountAboveMaximum: 'Saisissez au plus {{limit}}.',
  PaymentCurrencyUnknown: 'Choisissez une devise.',
  PaymentProblemRequired: 'Renseignez « {{name}} ». Le prestataire en a besoin.',
  PaymentProblemWrongPattern: '« {{name}} » n’a pas le format attendu. Vérifiez avec l’appelant.',
  PaymentProblemTooLong:
    'Saisissez au plus {{limit, plural, one {# caractère} many {# caractères} other {# caractères}}}.',
  PaymentProblemCardNumber:
    'Cela ressemble à un numéro de carte. Supprimez-le : seul l’appelant saisit un numéro de carte, sur son téléphone.',
  PaymentProblemControlCharacters:
    '« {{name}} » contient des caractères invisibles, comme des sauts de ligne. Effacez et ressaisissez.',
  PaymentProblemNotOffered:
    '{{name}} : ce choix n’est pas disponible. Choisissez-en un autre. Si c’est impossible, prévenez votre administrateur.',
  PaymentProblemFixed:
    '{{problem}} Vous ne pouvez pas le modifier ici : c’est fixé par l’attribut de la tâche « {{attribute}} », ou pour toutes les tâches. Prévenez votre administrateur.',
  PaymentProblemLocked:
    '{{name}} : la valeur est désormais fixée par la tâche. Vérifiez-la, puis redémarrez.',
  PaymentChargeAgain: 'J’ai vérifié auprès du prestataire et je veux débiter à nouveau',
  PaymentChargeAgainNeeded:
    'Vérifiez d’abord auprès du prestataire, puis confirmez ici que vous voulez débiter à nouveau.',

  // What each failure of the functions means, and what to do.
  'PaymentFailure_bad-request':
    'Le service de paiement n’a pas compris la demande. Prévenez votre administrateur : le panneau et le service ont peut-être des versions différentes.',
  'PaymentFailure_token-invalid': 'Votre session Flex a expiré. Reconnectez-vous, puis continuez.',
  'PaymentFailure_not-your-call':
    'Cet appel ne vous est pas attribué, vous ne pouvez pas y encaisser de paiement.',
  'PaymentFailure_no-such-payment':
    'Ce n’est plus le paiement en cours de cet appel. L’affichage va se mettre à jour.',
  'PaymentFailure_call-not-live':
    'L’appel n’est pas en cours, vous ne pouvez pas y encaisser de paiement.',
  'PaymentFailure_payment-open':
    'Un paiement est déjà en cours pendant cet appel. Validez-le ou annulez-le d’abord.',
  'PaymentFailure_outcome-unknown':
    'Le résultat du dernier paiement est inconnu. Vérifiez auprès du prestataire, puis confirmez que vous voulez débiter à nouveau.',
  'PaymentFailure_payment-over': 'Ce paiement est déjà terminé.',
  'PaymentFailure_document-unreadable':
    'Les paiements de cet appel viennent d’une autre version du service de paiement et ne peuvent pas s’afficher ici. Prévenez votre administrateur.',
  'PaymentFailure_too-many-payments':
    'Cet appel a atteint sa limite de paiements. Encaissez le suivant lors d’un autre appel.',
  'PaymentFailure_too-many-questions':
    'Ce paiement a atteint sa limite de demandes à l’appelant. Validez-le ou annulez-le, puis démarrez-en un autre.',
  'PaymentFailure_recording-not-paused':
    'L’appel est enregistré et l’enregistrement n’a pas pu être suspendu, rien n’a donc été demandé à l’appelant. Réessayez. Si cela se répète, prévenez votre administrateur.',
  'PaymentFailure_payment-starting':
    'Le paiement est encore en train de démarrer. Patientez un instant, puis réessayez.',
  'PaymentFailure_payment-busy':
    'Le paiement est en cours de validation ou d’annulation. Attendez le résultat.',
  'PaymentFailure_intent-reused':
    'Le service de paiement a pris cela pour une autre action. Rechargez la page, puis réessayez.',
  'PaymentFailure_fields-missing':
    'Le paiement ne peut pas encore être validé. Il manque : {{fields}}.',
  'PaymentFailure_unknown-field-required':
    'Twilio exige des informations que ce panneau ne peut pas demander : {{tokens}}. Annulez le paiement et prévenez votre administrateur.',
  'PaymentFailure_field-not-required': 'Ne fait pas partie de ce paiement : {{field}}.',
  'PaymentFailure_order-invalid':
    'Le service de paiement n’a pas accepté votre saisie. Vérifiez-la, puis réessayez.',
  'PaymentFailure_order-too-long':
    'Vos textes sont trop longs au total. Raccourcissez-les, puis réessayez.',
  'PaymentFailure_prefill-invalid':
    'Les données de paiement de cette tâche sont illisibles, aucun paiement ne peut démarrer. Signalez à votre administrateur que l’attribut de tâche « payment » n’est pas valide.',
  'PaymentFailure_too-many-requests':
    'Trop de tentatives en peu de temps. Attendez {{minutes}} min, puis réessayez.',
  'PaymentFailure_too-large':
    'La demande est trop volumineuse pour le service de paiement. Raccourcissez votre saisie.',
  'PaymentFailure_unsupported-media-type':
    'Le service de paiement ne peut pas lire ce type de demande. Rechargez la page. Si cela ne suffit pas, prévenez votre administrateur.',
  'PaymentFailure_twilio-refused': 'Twilio a refusé la demande. Rien n’a changé.',
  'PaymentFailure_twilio-unavailable':
    'Twilio est injoignable pour le moment. Patientez un instant, puis réessayez.',
  'PaymentFailure_not-configured':
    'Les paiements ne sont pas entièrement configurés. Signalez à votre administrateur qu’il manque un réglage au service de paiement.',
  PaymentFailure_internal:
    'Le service de paiement a rencontré une erreur interne. Réessayez. Si cela se répète, prévenez votre administrateur.',

  // What is asked before a call with an open payment ends, is held, transferred or joined.
  PaymentLeaving: 'Un paiement est en cours pendant cet appel',
  PaymentLeaving_end:
    'Si l’appel se termine, le paiement aussi. Terminez-le d’abord ou annulez-le.',
  PaymentLeaving_leave: 'L’agent qui reste en ligne peut poursuivre le paiement.',
  PaymentLeaving_hold: 'Pendant la mise en attente, ce que l’appelant saisit peut ne pas arriver.',
  PaymentLeaving_transfer:
    'L’agent suivant peut poursuivre le paiement. Dès qu’il aura l’appel, vous ne pourrez plus agir.',
  'PaymentLeaving_add-party':
    'Le paiement peut continuer. La personne ajoutée entendra ce qui se dit.',
  PaymentLeavingStarting: 'Le paiement est encore en train de démarrer. Patientez un instant.',
  PaymentLeavingCompleting:
    'Le paiement est en cours de validation et ne peut plus être annulé. Si vous partez, le résultat arrivera peut-être plus tard.',
  PaymentLeavingCancelling: 'Le paiement est en cours d’annulation. Patientez un instant.',
  PaymentLeavingNotCancelled: 'Le paiement n’a pas été annulé.',
  PaymentLeavingStay: 'Terminer d’abord le paiement',
  PaymentLeavingWait: 'Attendre le résultat',
  PaymentLeavingCancel_end: 'Annuler le paiement et raccrocher',
  PaymentLeavingCancel_leave: 'Annuler le paiement et quitter l’appel',
  PaymentLeavingCancel_hold: 'Annuler le paiement et mettre en attente',
  PaymentLeavingCancel_transfer: 'Annuler le paiement et transférer',
  'PaymentLeavingCancel_add-party': 'Annuler le paiement et ajouter la personne',
  PaymentLeavingAnyway_end: 'Raccrocher quand même',
  PaymentLeavingAnyway_leave: 'Quitter quand même',
  PaymentLeavingAnyway_hold: 'Mettre en attente quand même',
  PaymentLeavingAnyway_transfer: 'Transférer quand même',
  'PaymentLeavingAnyway_add-party': 'Ajouter quand même',

  // What each error code means, and what to do next; which step belongs to which code stands in `trouble.ts`.
  'PaymentTrouble_entry-discarded':
    'La saisie pourrait faire partie d’un numéro de carte ou d’un cryptogramme, elle n’a pas été gardée.',
  'PaymentTrouble_input-timeout': 'L’appelant n’a pas terminé à temps.',
  'PaymentTrouble_invalid-card-number': 'Ce n’est pas un numéro de carte valide.',
  'PaymentTrouble_invalid-card-type': 'Ce type de carte n’est pas accepté.',
  'PaymentTrouble_invalid-date': 'Cette date n’est pas valide ou est passée.',
  'PaymentTrouble_invalid-security-code': 'Ce cryptogramme ne convient pas à la carte.',
  'PaymentTrouble_invalid-postal-code':
    'Ce code postal n’est pas valide. L’appelant le termine par la touche dièse (#).',
  'PaymentTrouble_invalid-bank-routing-number': 'Ce n’est pas un numéro de routage valide.',
  'PaymentTrouble_invalid-bank-account-number': 'Ce n’est pas un numéro de compte valide.',
  'PaymentTrouble_invalid-bank-account-type': 'Ce type de compte bancaire n’est pas accepté.',
  'PaymentTrouble_invalid-card-number-security-code-capture-sequence':
    'Le numéro de carte doit être saisi avant le cryptogramme.',
  'PaymentTrouble_input-matching-failed': 'Les deux saisies ne correspondent pas.',
  'PaymentTrouble_required-again': 'Twilio a de nouveau besoin de cette saisie.',
  'PaymentTrouble_session-in-progress': 'Twilio traite encore la dernière saisie.',

  'PaymentTrouble_internal-error': 'Twilio a rencontré une erreur interne.',
  'PaymentTrouble_payment-connector-error': 'Le prestataire n’a pas accepté le paiement.',
  'PaymentTrouble_caller-interrupted-with-star':
    'L’appelant a mis fin au paiement avec la touche étoile.',
  'PaymentTrouble_caller-hung-up': 'L’appel s’est terminé avant la fin du paiement.',
  'PaymentTrouble_validation-error': 'Twilio n’a pas pu vérifier la saisie.',
  'PaymentTrouble_too-many-failed-attempts': 'Il y a eu trop de tentatives infructueuses.',
  'PaymentTrouble_transaction-cancelled': 'Le paiement a été annulé.',
  'PaymentTrouble_start-refused': 'Twilio n’a pas démarré le paiement. Rien n’a été débité.',
  'PaymentTrouble_start-unanswered':
    'Twilio n’a pas démarré le paiement à temps. Rien n’a été débité.',

  PaymentTrouble_64001: 'La connexion au prestataire n’est pas correctement configurée.',
  PaymentTrouble_64002: 'Le prestataire est injoignable pour le moment.',
  PaymentTrouble_64003: 'Le prestataire ne peut pas débiter ce montant.',
  PaymentTrouble_64004: 'Twilio ne connaît pas ce prestataire.',
  PaymentTrouble_64005: 'Ce prestataire ne peut pas enregistrer de cartes ni de comptes.',
  PaymentTrouble_64006:
    'Ce prestataire ne peut pas enregistrer de cartes ni de comptes de cette façon.',
  PaymentTrouble_64007: 'Ce prestataire ne peut pas débiter.',
  PaymentTrouble_64008: 'Le prestataire a refusé le débit.',
  PaymentTrouble_64009: 'Le prestataire n’accepte plus de paiements de ce compte Twilio.',
  PaymentTrouble_64010: 'Le prestataire a refusé d’enregistrer la carte ou le compte.',
  PaymentTrouble_64011: 'Le prestataire n’accepte pas cette devise.',
  PaymentTrouble_64012: 'Le prestataire a refusé la carte.',
  PaymentTrouble_64013: 'Le prestataire n’accepte pas ce moyen de paiement.',
  PaymentTrouble_64014:
    'Un paiement depuis un compte bancaire exige le nom du titulaire du compte.',
  PaymentTrouble_64015: 'Le prestataire exige une valeur qui manque.',
  PaymentTrouble_64016: 'Une adresse web de la configuration des paiements n’est pas valide.',
  PaymentTrouble_64017: 'Un type de compte bancaire a été envoyé pour un paiement par carte.',
  PaymentTrouble_64018: 'Twilio n’a pas compris la demande.',
  PaymentTrouble_64019: 'Il manque encore à Twilio des données du paiement.',
  PaymentTrouble_64020: 'Twilio a refusé une des valeurs envoyées.',
  PaymentTrouble_64021: 'Un autre paiement est déjà en cours pendant cet appel.',
  PaymentTrouble_64022: 'Le prestataire est en mode test et n’accepte que des cartes de test.',
  PaymentTrouble_64023: 'Le prestataire est en mode test et n’accepte que des comptes de test.',
  PaymentTrouble_64024: 'Le prestataire n’est pas encore agréé pour des paiements réels.',

  PaymentTrouble_20003: 'Twilio a refusé les identifiants du service de paiement.',
  PaymentTrouble_20404: 'Twilio n’a plus ce paiement.',
  PaymentTrouble_20409: 'Une autre demande était en cours.',
  PaymentTrouble_20422: 'Twilio a refusé un paramètre de la demande.',
  PaymentTrouble_20429: 'Twilio reçoit trop de demandes en ce moment.',
  PaymentTrouble_21220: 'L’appel n’est plus en cours.',
  PaymentTrouble_21609: 'L’adresse à laquelle Twilio envoie ses notifications n’est pas valide.',
  PaymentTrouble_11200: 'Twilio n’a pas pu informer le service de paiement.',
  PaymentTrouble_11205: 'Twilio n’a pas pu se connecter au service de paiement.',
  PaymentTrouble_82002: 'Le service de paiement est tombé en panne.',

  'PaymentNext_ask-again': 'Assurez-vous que l’appelant est prêt, puis redemandez.',
  'PaymentNext_ask-both-again': 'Redemandez la première saisie, puis la deuxième.',
  'PaymentNext_ask-card-first': 'Demandez d’abord le numéro de carte, puis réessayez.',
  PaymentNext_wait: 'Attendez que ce soit terminé, puis réessayez.',
  'PaymentNext_ask-missing': 'Demandez ce qui manque, puis validez à nouveau le paiement.',
  'PaymentNext_another-account':
    'Réessayez avec une autre carte ou un autre compte, ou l’appelant contacte sa banque.',
  'PaymentNext_start-again': 'Démarrez un nouveau paiement pour réessayer.',
  'PaymentNext_try-later': 'Patientez un instant, puis réessayez.',
  'PaymentNext_correct-form': 'Corrigez votre saisie, puis réessayez.',
  'PaymentNext_call-administrator': 'Prévenez votre administrateur.',
  PaymentNext_none: 'Il n’y a plus rien à faire pendant cet appel.',
  PaymentNoRetry: 'Réessayer ne servira à rien.',

  // What an agent may say to the caller, step by step; an empty one is not shown.
  PaymentScript: 'À dire',
  PaymentScriptQuoted: '« {{text}} »',

  'PaymentScriptAsk_payment-card-number':
    'Composez le numéro de carte sur le clavier de votre téléphone. Je ne peux ni entendre ni voir les chiffres.',
  'PaymentScriptAsk_expiration-date':
    'Maintenant la date d’expiration : mois et année, deux chiffres chacun.',
  'PaymentScriptAsk_security-code':
    'Maintenant le cryptogramme : trois chiffres au dos, ou quatre au recto pour American Express.',
  'PaymentScriptAsk_postal-code':
    'Maintenant le code postal de l’adresse de facturation, puis la touche dièse.',
  'PaymentScriptAsk_bank-routing-number': 'Composez les neuf chiffres du numéro de routage.',
  'PaymentScriptAsk_bank-account-number': 'Maintenant le numéro de compte, puis la touche dièse.',
  'PaymentScriptAsk_payment-card-number-matcher':
    'Composez encore une fois le même numéro de carte.',
  'PaymentScriptAsk_expiration-date-matcher': 'Composez encore une fois la même date d’expiration.',
  'PaymentScriptAsk_security-code-matcher': 'Composez encore une fois le même cryptogramme.',
  'PaymentScriptAsk_postal-code-matcher': 'Composez encore une fois le même code postal.',

  PaymentScriptRefused: 'Cette saisie n’a pas été acceptée. Recommencez quand je vous le demande.',
  PaymentScriptRefused_timeout: 'Je n’ai pas tout reçu. Prenez votre temps et recommencez.',
  PaymentScriptRefused_number: 'Un chiffre semble incorrect. Recomposez le numéro en entier.',
  PaymentScriptRefused_type: 'Nous n’acceptons pas ce type de carte. En avez-vous une autre ?',
  PaymentScriptRefused_date:
    'Cette date n’a pas fonctionné. Composez le mois et l’année, deux chiffres chacun.',
  PaymentScriptRefused_code:
    'Ce code ne correspond pas. Il a trois chiffres au dos, ou quatre au recto pour American Express.',
  PaymentScriptRefused_matching:
    'Les deux saisies diffèrent. Recommençons les deux, l’une après l’autre.',

  PaymentScriptCharge: 'Je vais débiter {{amount}}. Est-ce correct ?',
  PaymentScriptSave:
    'Je vais l’enregistrer pour plus tard. Rien n’est débité maintenant. Est-ce correct ?',
  PaymentScriptConfirm: 'Pour accepter, appuyez sur la touche 1.',
  PaymentScriptWait: 'Merci. Cela prend quelques secondes.',

  PaymentScriptCharged: 'Le paiement de {{amount}} a été effectué. Merci.',
  PaymentScriptChargedCode:
    'Le paiement de {{amount}} a été effectué. Votre confirmation se termine par {{ending}}.',
  PaymentScriptSaved: 'C’est enregistré pour plus tard. Rien n’a été débité.',
  PaymentScriptDeclined:
    'Le paiement a été refusé et rien n’a été débité. Voulez-vous utiliser un autre moyen ?',
  PaymentScriptFailed: 'Le paiement n’a pas abouti.',
  PaymentScriptCancelled: 'J’ai annulé le paiement. Rien n’a été débité.',
  PaymentScriptUnknown:
    'Je ne vois pas encore si le paiement a abouti. Je vérifie avant d’essayer autre chose.',
};
