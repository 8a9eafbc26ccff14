import type { Texts } from './texts';

/** Spanish. */
export const es: Texts = {
  PaymentTab: 'Pago',

  PaymentBadgeEntering: 'Pago: el cliente está marcando',
  PaymentBadgeRefused: 'Pago: dato no aceptado',
  PaymentNotice: '{{outcome}}: {{what}}',

  PaymentStart: 'Iniciar pago',
  PaymentStartOf: 'Iniciar pago de {{amount}}',
  PaymentComplete: 'Completar pago',
  PaymentCancel: 'Cancelar pago',
  PaymentCancelShort: 'Cancelar',
  PaymentNew: 'Nuevo pago',
  PaymentTryAgain: 'Reintentar',
  PaymentAsk: 'Pedir',
  PaymentAskAgain: 'Repetir',
  PaymentAskConfirm: 'Confirmar',
  PaymentAskConfirmHelp: 'Pulse otra vez para descartar lo introducido.',
  PaymentAskedAlready: 'Pulse otra vez para pedirlo de nuevo.',
  PaymentAskFor: 'Pedir {{field}}',
  PaymentAskAgainFor: 'Repetir {{field}}',

  'PaymentField_payment-card-number': 'Número de tarjeta',
  'PaymentField_expiration-date': 'Fecha de caducidad',
  'PaymentField_security-code': 'Código de seguridad',
  'PaymentField_postal-code': 'Código postal',
  'PaymentField_bank-routing-number': 'Número de ruta',
  'PaymentField_bank-account-number': 'Número de cuenta',
  'PaymentField_payment-card-number-matcher': 'Número de tarjeta, segunda vez',
  'PaymentField_expiration-date-matcher': 'Fecha de caducidad, segunda vez',
  'PaymentField_security-code-matcher': 'Código de seguridad, segunda vez',
  'PaymentField_postal-code-matcher': 'Código postal, segunda vez',

  'PaymentAskConfirmOther_payment-card-number':
    'Pulse otra vez para descartar el número de tarjeta.',
  'PaymentAskConfirmOther_expiration-date': 'Pulse otra vez para descartar la fecha de caducidad.',
  'PaymentAskConfirmOther_security-code': 'Pulse otra vez para descartar el código de seguridad.',
  'PaymentAskConfirmOther_postal-code': 'Pulse otra vez para descartar el código postal.',
  'PaymentAskConfirmOther_bank-routing-number': 'Pulse otra vez para descartar el número de ruta.',
  'PaymentAskConfirmOther_bank-account-number':
    'Pulse otra vez para descartar el número de cuenta.',
  'PaymentAskConfirmOther_payment-card-number-matcher':
    'Pulse otra vez para descartar el segundo número de tarjeta.',
  'PaymentAskConfirmOther_expiration-date-matcher':
    'Pulse otra vez para descartar la segunda fecha de caducidad.',
  'PaymentAskConfirmOther_security-code-matcher':
    'Pulse otra vez para descartar el segundo código de seguridad.',
  'PaymentAskConfirmOther_postal-code-matcher':
    'Pulse otra vez para descartar el segundo código postal.',

  PaymentFieldAsking: 'Pidiendo…',
  PaymentFieldAsked: 'Esperando al cliente',
  PaymentFieldDigits: 'Dígitos: {{count}}',
  PaymentFieldStopped: 'Dígitos marcados antes: {{count}}.',
  PaymentFieldCaptured: 'Recibido',

  PaymentShortcut_open: 'Abrir el pago de la llamada',
  PaymentShortcut_ask: 'Pedir el siguiente dato del pago',
  PaymentShortcut_complete: 'Completar el pago',
  PaymentShortcut_cancel: 'Cancelar el pago',

  PaymentStatusWaiting: 'Esperando a que el cliente entre en la llamada.',
  PaymentStatusConnecting: 'Cargando los pagos de esta llamada.',
  PaymentStatusReady: 'Listo para cobrar.',
  PaymentStatusOver: 'No hubo ningún pago en esta llamada.',
  PaymentStatusStarting: 'Iniciando el pago.',
  PaymentStatusSending: 'Enviando su solicitud.',
  PaymentStatusNextField: 'Pida el siguiente dato al cliente.',
  PaymentStatusAsked: 'Esperando: {{field}}.',
  PaymentStatusCaptured: 'Recibido: {{field}}.',
  PaymentStatusCapturedEnding: 'Recibido: {{field}}, final {{ending}}.',
  PaymentStatusCapturedBrand: 'Recibido: {{field}}, {{brand}} final {{ending}}.',
  PaymentProgress: '{{step}} de {{steps}}',
  PaymentProgressWhole: 'Completo',
  PaymentStatusRefused: 'Dato no aceptado: {{field}}.',
  PaymentStatusBlocked: 'No se puede completar el pago.',
  PaymentStatusCorrect: 'Corrija lo marcado y después inicie el pago.',
  PaymentStatusNotStarted: 'El pago no se inició.',
  PaymentStatusWhole: 'Ya están todos los datos. Puede completar el pago.',
  PaymentStatusNextFieldToCome: 'Aún no se ha pedido el siguiente dato.',
  PaymentStatusWholeToCome: 'Ya están todos los datos. El pago aún no se ha completado.',
  PaymentStatusCharging: 'Cobrando. Esperando la respuesta del procesador.',
  PaymentStatusSaving: 'Guardando. Esperando la respuesta del procesador.',
  PaymentStatusConfirming: 'Esperando desde las {{time}} a que el cliente pulse 1 para confirmar.',
  PaymentConfirmingHelp: 'No se cobra nada antes. Si no lo hace, cancele el pago.',
  PaymentStatusCancelling: 'Cancelando el pago.',
  'PaymentStatusCharged_credit-card': 'Se cobró en la tarjeta.',
  'PaymentStatusCharged_ach-debit': 'Se cobró en la cuenta bancaria.',
  'PaymentStatusSaved_credit-card': 'La tarjeta se guardó. No se cobró nada.',
  'PaymentStatusSaved_ach-debit': 'La cuenta bancaria se guardó. No se cobró nada.',
  PaymentStatusCancelled: 'El pago se canceló. No se cobró nada.',
  PaymentStatusEnded: 'El pago ha terminado.',
  PaymentStatusNone: 'Aún no se ha iniciado ningún pago en esta llamada.',
  PaymentReconnecting: 'Reconectando desde las {{time}}. Lo que ve puede no estar al día.',
  PaymentReconnectingMay:
    'Puede seguir pidiendo datos o cancelar. Podrá completar el pago cuando vuelva la conexión.',
  PaymentRetrying: 'Reintentando desde las {{time}}.',
  PaymentOnHold: 'El cliente está en espera. No se le pide nada hasta que vuelva.',
  PaymentWatching: 'Está observando este pago. Solo el agente de la llamada puede actuar.',
  PaymentBadgeOpen: 'Pago en curso',
  PaymentWatchEnded: 'La llamada ha terminado. Los supervisores ya no ven su pago.',
  PaymentCallEnded: 'La llamada ha terminado. Puede ver el resultado, pero ya no actuar.',

  PaymentRecordingToPause: 'Las grabaciones se pausan al primer dato.',
  PaymentRecordingPaused: 'Grabaciones en pausa hasta el resultado.',

  /** Two whole sentences, one after the other. */
  PaymentSentences: '{{text}} {{sentence}}',

  PaymentSucceeded: 'Pago realizado',
  PaymentFailed: 'Pago fallido',
  PaymentCancelled: 'Pago cancelado',
  PaymentUnknown: 'Resultado desconocido',
  PaymentUnknownUnanswered: 'El procesador no respondió a tiempo.',
  PaymentUnknownResult: 'Esta versión del panel no reconoce el resultado «{{result}}».',
  PaymentUnknownCharge:
    'Es posible que se haya cobrado. Consulte con el procesador antes de cobrar de nuevo. Si llega una respuesta tardía, aparecerá aquí.',
  PaymentUnknownSave:
    'Es posible que la tarjeta o la cuenta se haya guardado. Consulte con el procesador antes de empezar de nuevo. Si llega una respuesta tardía, aparecerá aquí.',
  PaymentNothingCharged: 'No se cobró nada.',
  PaymentTryAnotherCard: 'Otra tarjeta',
  PaymentTryAnotherAccount: 'Otra cuenta',
  PaymentTryOnceMore: 'Reintentar',
  PaymentDetails: 'Detalles',
  PaymentCompletedAt: 'Enviado',
  PaymentReference: 'Referencia',
  PaymentCopy: 'Copiar',
  PaymentCopyWhat: 'Copiar {{what}}',
  PaymentCopyReceipt: 'Copiar recibo',
  PaymentCopied: 'Copiado',
  PaymentNotCopied: 'No copiado',
  PaymentFact: '{{name}}: {{value}}',
  PaymentConfirmation: 'Código de confirmación',
  PaymentCard: 'Tarjeta',
  PaymentBankAccount: 'Cuenta bancaria',
  PaymentSavedCard: 'Tarjeta guardada',
  PaymentSavedAccount: 'Cuenta guardada',
  PaymentNotCharged: 'No se cobra nada.',
  PaymentNoConfirmation: 'No facilitado',
  PaymentProcessorSays: 'El procesador dice: {{message}}',
  PaymentErrorCode: 'Código de error: {{code}}',
  PaymentTwilioCode: 'Error de Twilio {{code}}.',
  PaymentEarlier: 'Antes en esta llamada',
  PaymentEarlierOpen: 'Sin terminar',

  PaymentReasonUnknown: 'El pago falló por el motivo «{{reason}}».',
  PaymentEntryUnknown: 'El dato se rechazó con el código «{{code}}». Pídalo de nuevo.',
  PaymentClearValue:
    'Llegó un valor sin ocultar y se descartó. Pida el dato de nuevo y avise a su administrador.',
  PaymentCancelUnanswered:
    'Twilio no ha confirmado la cancelación. Cancele de nuevo o continúe con el pago.',
  PaymentUnknownRequired:
    'Twilio exige datos que este panel no puede pedir: {{tokens}}. Cancele el pago y avise a su administrador.',

  PaymentOtherLeg:
    'No se envió nada: el cliente está en otra línea de esta llamada. La vista se actualizará; después inténtelo de nuevo.',
  PaymentUnreachable:
    'No se pudo contactar con el servicio de pagos. Compruebe su conexión e inténtelo de nuevo.',
  PaymentNotShown:
    'Su solicitud se aceptó, pero aún no se ve aquí. Espere un momento antes de intentarlo de nuevo.',
  PaymentNotLive:
    'No se envió nada: la vista en directo está interrumpida y no vería el resultado. Espere a que se reconecte.',
  PaymentUnreadable:
    'Los pagos de esta llamada se guardaron con otra versión del panel. Recargue la página. Si no sirve, avise a su administrador.',
  PaymentCancelSent:
    'Se pidió a Twilio que cancelara el pago. Su resultado no se puede mostrar aquí: recargue la página y consulte con el procesador antes de cobrar de nuevo en la tarjeta.',
  PaymentNotSetUp:
    'Los pagos no están configurados. Un administrador debe poner en {{setting}}, en la configuración de Flex, la dirección de las funciones de pago.',

  // The form: labels, choices and what is wrong with them; keys of choices end in Twilio’s own names.
  PaymentProcessor: 'Procesador',
  PaymentMethod: 'Método de pago',
  PaymentPurpose: 'Finalidad',
  PaymentAmount: 'Importe',
  PaymentCurrency: 'Moneda',
  PaymentAccountType: 'Tipo de cuenta',
  PaymentDescription: 'Concepto',
  PaymentDescriptionHelp: 'Opcional. Puede aparecer en el extracto del cliente.',
  PaymentAmountHelp: 'En {{currency}}.',
  PaymentOptional: 'Opcional.',
  PaymentFixed: 'Fijado para esta tarea. No puede cambiarlo.',
  PaymentChoiceNotOffered: '{{choice}}: no disponible',

  'PaymentMethod_credit-card': 'Tarjeta de crédito',
  'PaymentMethod_ach-debit': 'Cuenta bancaria (débito ACH)',
  PaymentPurpose_charge: 'Cobrar ahora',
  'PaymentPurpose_one-time': 'Guardar para un pago posterior',
  PaymentPurpose_reusable: 'Guardar para pagos posteriores',
  'PaymentPurpose_payment-method': 'Guardar como método de pago del cliente',
  'PaymentAccountType_consumer-checking': 'Cuenta corriente personal',
  'PaymentAccountType_consumer-savings': 'Cuenta de ahorro personal',
  'PaymentAccountType_commercial-checking': 'Cuenta corriente de empresa',

  PaymentAmountEmpty: 'Introduzca el importe que se va a cobrar.',
  PaymentAmountNotANumber:
    '«{{typed}}» no es un importe en {{currency}}. Introdúzcalo en cifras, por ejemplo {{example}}.',
  PaymentAmountTwoReadings:
    '«{{typed}}» puede significar {{first}} o {{second}}. Introdúzcalo sin separador de miles y con todos los decimales, por ejemplo {{example}}.',
  PaymentAmountZero: 'Introduzca un importe mayor que cero.',
  PaymentAmountNegative: 'Introduzca un importe mayor que cero: un pago no puede ser negativo.',
  PaymentAmountTooLarge: 'Introduzca un importe inferior a 1.000.000.',
  PaymentAmountNoDecimals: 'Introduzca un importe entero: {{currency}} no tiene decimales.',
  PaymentAmountTooManyDecimals:
    'Introduzca como máximo {{decimals, plural, one {# decimal} many {# decimales} other {# decimales}}}: {{currency}} no tiene más.',
  PaymentAmountBelowMinimum: 'Introduzca al menos {{limit}}.',
  PaymentAmountAboveMaximum: 'Introduzca como máximo {{limit}}.',
  PaymentCurrencyUnknown: 'Elija una moneda.',
  PaymentProblemRequired: 'Rellene «{{name}}». El procesador lo necesita.',
  PaymentProblemWrongPattern:
    '«{{name}}» no tiene el formato esperado. Compruébelo con el cliente.',
  PaymentProblemTooLong:
    'Introduzca como máximo {{limit, plural, one {# carácter} many {# caracteres} other {# caracteres}}}.',
  PaymentProblemCardNumber:
    'Esto parece un número de tarjeta. Bórrelo: solo el cliente introduce números de tarjeta, en su teléfono.',
  PaymentProblemControlCharacters:
    '«{{name}}» contiene caracteres invisibles, como saltos de línea. Bórrelo y escríbalo de nuevo.',
  PaymentProblemNotOffered:
    '{{name}}: esta opción no está disponible. Elija otra. Si no puede, avise a su administrador.',
  PaymentProblemFixed:
    '{{problem}} No puede cambiarlo aquí: lo fija el atributo de la tarea «{{attribute}}», o está fijado para todas. Avise a su administrador.',
  PaymentProblemLocked: '{{name}}: ahora el valor lo fija la tarea. Compruébelo e inicie de nuevo.',
  PaymentChargeAgain: 'He consultado con el procesador y quiero cobrar de nuevo',
  PaymentChargeAgainNeeded:
    'Consulte primero con el procesador y después confirme aquí que quiere cobrar de nuevo.',

  // What each failure of the functions means, and what to do.
  'PaymentFailure_bad-request':
    'El servicio de pagos no entendió la solicitud. Avise a su administrador: el panel y el servicio pueden ser de versiones distintas.',
  'PaymentFailure_token-invalid':
    'Su sesión de Flex ha caducado. Inicie sesión de nuevo y continúe.',
  'PaymentFailure_not-your-call':
    'Esta llamada no está asignada a usted, así que no puede cobrar en ella.',
  'PaymentFailure_no-such-payment':
    'Este ya no es el pago actual de la llamada. La vista se actualizará en un momento.',
  'PaymentFailure_call-not-live': 'La llamada no está en curso, así que no puede cobrar en ella.',
  'PaymentFailure_payment-open':
    'Ya hay un pago en curso en esta llamada. Complételo o cancélelo primero.',
  'PaymentFailure_outcome-unknown':
    'Se desconoce el resultado del último pago. Consulte con el procesador y después confirme que quiere cobrar de nuevo.',
  'PaymentFailure_payment-over': 'Este pago ya ha terminado.',
  'PaymentFailure_document-unreadable':
    'Los pagos de esta llamada se guardaron con otra versión del servicio de pagos y no se pueden mostrar aquí. Avise a su administrador.',
  'PaymentFailure_too-many-payments':
    'Esta llamada ha alcanzado su límite de pagos. Haga el siguiente en otra llamada.',
  'PaymentFailure_too-many-questions':
    'Este pago ha alcanzado su límite de solicitudes al cliente. Complételo o cancélelo y después inicie otro.',
  'PaymentFailure_recording-not-paused':
    'La llamada se está grabando y no se pudo pausar la grabación, así que no se pidió nada al cliente. Inténtelo de nuevo. Si se repite, avise a su administrador.',
  'PaymentFailure_payment-starting':
    'El pago aún se está iniciando. Espere un momento e inténtelo de nuevo.',
  'PaymentFailure_payment-busy': 'El pago se está completando o cancelando. Espere el resultado.',
  'PaymentFailure_intent-reused':
    'El servicio de pagos lo tomó por otra pulsación. Recargue la página e inténtelo de nuevo.',
  'PaymentFailure_fields-missing': 'El pago aún no se puede completar. Falta: {{fields}}.',
  'PaymentFailure_unknown-field-required':
    'Twilio exige datos que este panel no puede pedir: {{tokens}}. Cancele el pago y avise a su administrador.',
  'PaymentFailure_field-not-required': 'Este pago no incluye: {{field}}.',
  'PaymentFailure_order-invalid':
    'El servicio de pagos no aceptó lo que introdujo. Compruébelo e inténtelo de nuevo.',
  'PaymentFailure_order-too-long':
    'Los textos son demasiado largos en conjunto. Acórtelos e inténtelo de nuevo.',
  'PaymentFailure_prefill-invalid':
    'Los datos de pago de esta tarea no se pueden leer, así que no se puede iniciar ningún pago. Avise a su administrador de que el atributo de la tarea «payment» no es válido.',
  'PaymentFailure_too-many-requests':
    'Demasiados intentos en poco tiempo. Espere {{minutes}} min e inténtelo de nuevo.',
  'PaymentFailure_too-large':
    'La solicitud es demasiado grande para el servicio de pagos. Acorte lo que introdujo.',
  'PaymentFailure_unsupported-media-type':
    'El servicio de pagos no puede leer este tipo de solicitud. Recargue la página. Si no sirve, avise a su administrador.',
  'PaymentFailure_twilio-refused': 'Twilio rechazó la solicitud. No cambió nada.',
  'PaymentFailure_twilio-unavailable':
    'No se puede contactar con Twilio en este momento. Espere un momento e inténtelo de nuevo.',
  'PaymentFailure_not-configured':
    'Los pagos no están configurados del todo. Avise a su administrador de que al servicio de pagos le falta un ajuste.',
  PaymentFailure_internal:
    'El servicio de pagos tuvo un error interno. Inténtelo de nuevo. Si se repite, avise a su administrador.',

  // What is asked before a call with an open payment ends, is held, transferred or joined.
  PaymentLeaving: 'Hay un pago en curso en esta llamada',
  PaymentLeaving_end:
    'Si la llamada termina, también termina el pago. Complételo antes o cancélelo.',
  PaymentLeaving_leave: 'El agente que sigue en la llamada puede continuar el pago.',
  PaymentLeaving_hold:
    'Mientras el cliente está en espera, es posible que lo que marque no llegue.',
  PaymentLeaving_transfer:
    'El siguiente agente puede continuar el pago. Cuando tenga la llamada, usted ya no podrá actuar.',
  'PaymentLeaving_add-party': 'El pago puede continuar. Quien entre oirá lo que se diga.',
  PaymentLeavingStarting: 'El pago aún se está iniciando. Espere un momento.',
  PaymentLeavingCompleting:
    'El pago se está completando y ya no se puede cancelar. Si sale ahora, el resultado puede llegar más tarde.',
  PaymentLeavingCancelling: 'El pago se está cancelando. Espere un momento.',
  PaymentLeavingNotCancelled: 'El pago no se canceló.',
  PaymentLeavingStay: 'Terminar antes el pago',
  PaymentLeavingWait: 'Esperar el resultado',
  PaymentLeavingCancel_end: 'Cancelar el pago y colgar',
  PaymentLeavingCancel_leave: 'Cancelar el pago y salir',
  PaymentLeavingCancel_hold: 'Cancelar el pago y poner en espera',
  PaymentLeavingCancel_transfer: 'Cancelar el pago y transferir',
  'PaymentLeavingCancel_add-party': 'Cancelar el pago y añadir a la persona',
  PaymentLeavingAnyway_end: 'Colgar igualmente',
  PaymentLeavingAnyway_leave: 'Salir igualmente',
  PaymentLeavingAnyway_hold: 'Poner en espera igualmente',
  PaymentLeavingAnyway_transfer: 'Transferir igualmente',
  'PaymentLeavingAnyway_add-party': 'Añadir igualmente',

  // What each error code means, and what to do next; which step belongs to which code stands in `trouble.ts`.
  'PaymentTrouble_entry-discarded':
    'El dato podría ser parte de un número de tarjeta o un código de seguridad, así que no se guardó.',
  'PaymentTrouble_input-timeout': 'El cliente no terminó a tiempo.',
  'PaymentTrouble_invalid-card-number': 'No es un número de tarjeta válido.',
  'PaymentTrouble_invalid-card-type': 'No se acepta este tipo de tarjeta.',
  'PaymentTrouble_invalid-date': 'Esta fecha no es válida o ya pasó.',
  'PaymentTrouble_invalid-security-code': 'Este código de seguridad no es válido para la tarjeta.',
  'PaymentTrouble_invalid-postal-code':
    'Este código postal no es válido. El cliente lo termina con la tecla #.',
  'PaymentTrouble_invalid-bank-routing-number': 'No es un número de ruta válido.',
  'PaymentTrouble_invalid-bank-account-number': 'No es un número de cuenta válido.',
  'PaymentTrouble_invalid-bank-account-type': 'No se acepta este tipo de cuenta bancaria.',
  'PaymentTrouble_invalid-card-number-security-code-capture-sequence':
    'El número de tarjeta debe marcarse antes que el código de seguridad.',
  'PaymentTrouble_input-matching-failed': 'Los dos datos no coinciden.',
  'PaymentTrouble_required-again': 'Twilio necesita este dato de nuevo.',
  'PaymentTrouble_session-in-progress': 'Twilio aún está procesando el último dato.',

  'PaymentTrouble_internal-error': 'Twilio tuvo un error interno.',
  'PaymentTrouble_payment-connector-error': 'El procesador no aceptó el pago.',
  'PaymentTrouble_caller-interrupted-with-star':
    'El cliente terminó el pago con la tecla de asterisco.',
  'PaymentTrouble_caller-hung-up': 'La llamada terminó antes de acabar el pago.',
  'PaymentTrouble_validation-error': 'Twilio no pudo validar el dato.',
  'PaymentTrouble_too-many-failed-attempts': 'Hubo demasiados intentos fallidos.',
  'PaymentTrouble_transaction-cancelled': 'El pago se canceló.',
  'PaymentTrouble_start-refused': 'Twilio no inició el pago. No se cobró nada.',
  'PaymentTrouble_start-unanswered': 'Twilio no inició el pago a tiempo. No se cobró nada.',

  PaymentTrouble_64001: 'La conexión con el procesador no está bien configurada.',
  PaymentTrouble_64002: 'No se puede contactar con el procesador en este momento.',
  PaymentTrouble_64003: 'El procesador no puede cobrar este importe.',
  PaymentTrouble_64004: 'Twilio no conoce este procesador.',
  PaymentTrouble_64005: 'Este procesador no puede guardar tarjetas ni cuentas.',
  PaymentTrouble_64006: 'Este procesador no puede guardar tarjetas ni cuentas de esta forma.',
  PaymentTrouble_64007: 'Este procesador no puede cobrar.',
  PaymentTrouble_64008: 'El procesador rechazó el cobro.',
  PaymentTrouble_64009: 'El procesador ya no acepta pagos de esta cuenta de Twilio.',
  PaymentTrouble_64010: 'El procesador se negó a guardar la tarjeta o la cuenta.',
  PaymentTrouble_64011: 'El procesador no acepta esta moneda.',
  PaymentTrouble_64012: 'El procesador rechazó la tarjeta.',
  PaymentTrouble_64013: 'El procesador no acepta este método de pago.',
  PaymentTrouble_64014: 'Un pago desde una cuenta bancaria necesita el nombre del titular.',
  PaymentTrouble_64015: 'El procesador exige un valor que falta.',
  PaymentTrouble_64016: 'Una dirección web de la configuración de pagos no es válida.',
  PaymentTrouble_64017: 'Se envió un tipo de cuenta bancaria para un pago con tarjeta.',
  PaymentTrouble_64018: 'Twilio no entendió la solicitud.',
  PaymentTrouble_64019: 'A Twilio aún le faltan datos del pago.',
  PaymentTrouble_64020: 'Twilio rechazó uno de los valores enviados.',
  PaymentTrouble_64021: 'Ya hay otro pago en curso en esta llamada.',
  PaymentTrouble_64022: 'El procesador está en modo de prueba y solo acepta tarjetas de prueba.',
  PaymentTrouble_64023: 'El procesador está en modo de prueba y solo acepta cuentas de prueba.',
  PaymentTrouble_64024: 'El procesador aún no está autorizado para pagos reales.',

  PaymentTrouble_20003: 'Twilio rechazó las credenciales del servicio de pagos.',
  PaymentTrouble_20404: 'Twilio ya no tiene este pago.',
  PaymentTrouble_20409: 'Había otra solicitud en curso.',
  PaymentTrouble_20422: 'Twilio rechazó un parámetro de la solicitud.',
  PaymentTrouble_20429: 'Twilio está recibiendo demasiadas solicitudes.',
  PaymentTrouble_21220: 'La llamada ya no está en curso.',
  PaymentTrouble_21609: 'La dirección a la que Twilio informa no es válida.',
  PaymentTrouble_11200: 'Twilio no pudo informar al servicio de pagos.',
  PaymentTrouble_11205: 'Twilio no pudo conectar con el servicio de pagos.',
  PaymentTrouble_82002: 'Falló el servicio de pagos.',

  'PaymentNext_ask-again': 'Asegúrese de que el cliente está listo y pídalo de nuevo.',
  'PaymentNext_ask-both-again': 'Pida de nuevo el primer dato y después el segundo.',
  'PaymentNext_ask-card-first': 'Pida antes el número de tarjeta e inténtelo de nuevo.',
  PaymentNext_wait: 'Espere a que termine e inténtelo de nuevo.',
  'PaymentNext_ask-missing': 'Pida lo que falta y complete de nuevo el pago.',
  'PaymentNext_another-account':
    'Inténtelo con otra tarjeta o cuenta, o que el cliente contacte con su banco.',
  'PaymentNext_start-again': 'Inicie un nuevo pago para intentarlo de nuevo.',
  'PaymentNext_try-later': 'Espere un momento e inténtelo de nuevo.',
  'PaymentNext_correct-form': 'Corrija lo que introdujo e inténtelo de nuevo.',
  'PaymentNext_call-administrator': 'Avise a su administrador.',
  PaymentNext_none: 'No hay nada más que hacer en esta llamada.',
  PaymentNoRetry: 'Reintentar no servirá.',

  // What an agent may say to the caller, step by step; an empty one is not shown.
  PaymentScript: 'Diga',
  PaymentScriptQuoted: '«{{text}}»',

  'PaymentScriptAsk_payment-card-number':
    'Marque el número de tarjeta en el teclado de su teléfono. Yo no puedo oír ni ver los dígitos.',
  'PaymentScriptAsk_expiration-date':
    'Ahora la fecha de caducidad: mes y año, dos dígitos cada uno.',
  'PaymentScriptAsk_security-code':
    'Ahora el código de seguridad: tres dígitos en el reverso, o cuatro en el anverso en American Express.',
  'PaymentScriptAsk_postal-code':
    'Ahora el código postal de la dirección de facturación y después la tecla almohadilla.',
  'PaymentScriptAsk_bank-routing-number': 'Marque los nueve dígitos del número de ruta.',
  'PaymentScriptAsk_bank-account-number':
    'Ahora el número de cuenta y después la tecla almohadilla.',
  'PaymentScriptAsk_payment-card-number-matcher': 'Marque otra vez el mismo número de tarjeta.',
  'PaymentScriptAsk_expiration-date-matcher': 'Marque otra vez la misma fecha de caducidad.',
  'PaymentScriptAsk_security-code-matcher': 'Marque otra vez el mismo código de seguridad.',
  'PaymentScriptAsk_postal-code-matcher': 'Marque otra vez el mismo código postal.',

  PaymentScriptRefused: 'Ese dato no se aceptó. Márquelo de nuevo cuando se lo pida.',
  PaymentScriptRefused_timeout: 'No me llegó completo. Tómese su tiempo y márquelo de nuevo.',
  PaymentScriptRefused_number:
    'Parece que un dígito no es correcto. Marque de nuevo el número completo.',
  PaymentScriptRefused_type: 'No aceptamos este tipo de tarjeta. ¿Tiene otra?',
  PaymentScriptRefused_date: 'Esa fecha no es válida. Marque mes y año, dos dígitos cada uno.',
  PaymentScriptRefused_code:
    'Ese código no coincide. Son tres dígitos en el reverso, o cuatro en el anverso en American Express.',
  PaymentScriptRefused_matching:
    'Los dos datos no coinciden. Hagamos los dos de nuevo, uno por uno.',

  PaymentScriptCharge: 'Voy a cobrar {{amount}}. ¿Es correcto?',
  PaymentScriptSave: 'Voy a guardarlo para más adelante. Ahora no se cobra nada. ¿Es correcto?',
  PaymentScriptConfirm: 'Para aceptar, pulse 1 en su teléfono.',
  PaymentScriptWait: 'Gracias. Tarda unos segundos.',

  PaymentScriptCharged: 'El pago de {{amount}} se ha realizado. Gracias.',
  PaymentScriptChargedCode:
    'El pago de {{amount}} se ha realizado. Su confirmación termina en {{ending}}.',
  PaymentScriptSaved: 'Queda guardado para más adelante. No se cobró nada.',
  PaymentScriptDeclined: 'Se rechazó y no se cobró nada. ¿Quiere usar otra forma de pago?',
  PaymentScriptFailed: 'El pago no se pudo realizar.',
  PaymentScriptCancelled: 'He cancelado el pago. No se cobró nada.',
  PaymentScriptUnknown: 'Aún no veo si se realizó. Lo comprobaré antes de intentar otra cosa.',
};
