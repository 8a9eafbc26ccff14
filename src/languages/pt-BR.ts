import type { Texts } from './texts';

/** Portuguese as in Brazil. */
export const ptBR: Texts = {
  PaymentTab: 'Pagamento',

  PaymentBadgeEntering: 'Pagamento: cliente digitando',
  PaymentBadgeRefused: 'Pagamento: dado não aceito',
  PaymentNotice: '{{outcome}}: {{what}}',

  PaymentStart: 'Iniciar pagamento',
  PaymentStartOf: 'Iniciar pagamento de {{amount}}',
  PaymentComplete: 'Concluir',
  PaymentCancel: 'Cancelar pagamento',
  PaymentCancelShort: 'Cancelar',
  PaymentNew: 'Novo pagamento',
  PaymentTryAgain: 'Tentar de novo',
  PaymentAsk: 'Pedir',
  PaymentAskAgain: 'Repetir',
  PaymentAskConfirm: 'Confirmar',
  PaymentAskConfirmHelp: 'Pressione de novo para descartar o que foi digitado.',
  PaymentAskedAlready: 'Pressione de novo para pedir outra vez.',
  PaymentAskFor: 'Pedir {{field}}',
  PaymentAskAgainFor: 'Repetir {{field}}',

  'PaymentField_payment-card-number': 'Número do cartão',
  'PaymentField_expiration-date': 'Validade',
  'PaymentField_security-code': 'Código de segurança',
  'PaymentField_postal-code': 'CEP',
  'PaymentField_bank-routing-number': 'Código de roteamento',
  'PaymentField_bank-account-number': 'Número da conta',
  'PaymentField_payment-card-number-matcher': 'Número do cartão, segunda vez',
  'PaymentField_expiration-date-matcher': 'Validade, segunda vez',
  'PaymentField_security-code-matcher': 'Código de segurança, segunda vez',
  'PaymentField_postal-code-matcher': 'CEP, segunda vez',

  'PaymentAskConfirmOther_payment-card-number':
    'Pressione de novo para descartar o número do cartão.',
  'PaymentAskConfirmOther_expiration-date': 'Pressione de novo para descartar a validade.',
  'PaymentAskConfirmOther_security-code': 'Pressione de novo para descartar o código de segurança.',
  'PaymentAskConfirmOther_postal-code': 'Pressione de novo para descartar o CEP.',
  'PaymentAskConfirmOther_bank-routing-number':
    'Pressione de novo para descartar o código de roteamento.',
  'PaymentAskConfirmOther_bank-account-number':
    'Pressione de novo para descartar o número da conta.',
  'PaymentAskConfirmOther_payment-card-number-matcher':
    'Pressione de novo para descartar o segundo número do cartão.',
  'PaymentAskConfirmOther_expiration-date-matcher':
    'Pressione de novo para descartar a segunda validade.',
  'PaymentAskConfirmOther_security-code-matcher':
    'Pressione de novo para descartar o segundo código de segurança.',
  'PaymentAskConfirmOther_postal-code-matcher': 'Pressione de novo para descartar o segundo CEP.',

  PaymentFieldAsking: 'Pedindo…',
  PaymentFieldAsked: 'Aguardando o cliente',
  PaymentFieldDigits: 'Dígitos: {{count}}',
  PaymentFieldStopped: 'Dígitos recebidos antes disso: {{count}}.',
  PaymentFieldCaptured: 'Recebido',

  PaymentShortcut_open: 'Abrir o pagamento da chamada',
  PaymentShortcut_ask: 'Pedir o próximo dado do pagamento',
  PaymentShortcut_complete: 'Concluir o pagamento',
  PaymentShortcut_cancel: 'Cancelar o pagamento',

  PaymentStatusWaiting: 'Aguardando o cliente entrar na chamada.',
  PaymentStatusConnecting: 'Carregando os pagamentos desta chamada.',
  PaymentStatusReady: 'Pronto para receber um pagamento.',
  PaymentStatusOver: 'Não houve pagamento nesta chamada.',
  PaymentStatusStarting: 'Iniciando o pagamento.',
  PaymentStatusSending: 'Enviando sua solicitação.',
  PaymentStatusNextField: 'Peça o próximo dado ao cliente.',
  PaymentStatusAsked: 'Aguardando: {{field}}.',
  PaymentStatusCaptured: 'Recebido: {{field}}.',
  PaymentStatusCapturedEnding: 'Recebido: {{field}}, final {{ending}}.',
  PaymentStatusCapturedBrand: 'Recebido: {{field}}, {{brand}} final {{ending}}.',
  PaymentProgress: '{{step}} de {{steps}}',
  PaymentProgressWhole: 'Completo',
  PaymentStatusRefused: 'Dado não aceito: {{field}}.',
  PaymentStatusBlocked: 'O pagamento não pode ser concluído.',
  PaymentStatusCorrect: 'Corrija o que está marcado e depois inicie o pagamento.',
  PaymentStatusNotStarted: 'O pagamento não foi iniciado.',
  PaymentStatusWhole: 'Tudo recebido. Você pode concluir o pagamento.',
  PaymentStatusNextFieldToCome: 'O próximo dado ainda não foi pedido.',
  PaymentStatusWholeToCome: 'Todos os dados foram recebidos. O pagamento ainda não foi concluído.',
  PaymentStatusCharging: 'Cobrando. Aguardando a resposta do processador.',
  PaymentStatusSaving: 'Salvando. Aguardando a resposta do processador.',
  PaymentStatusConfirming: 'Aguardando desde {{time}} o cliente teclar 1 para confirmar.',
  PaymentConfirmingHelp: 'Nada é cobrado antes disso. Se ele não confirmar, cancele o pagamento.',
  PaymentStatusCancelling: 'Cancelando o pagamento.',
  'PaymentStatusCharged_credit-card': 'A cobrança foi feita no cartão.',
  'PaymentStatusCharged_ach-debit': 'A cobrança foi feita na conta bancária.',
  'PaymentStatusSaved_credit-card': 'O cartão foi salvo. Nada foi cobrado.',
  'PaymentStatusSaved_ach-debit': 'A conta bancária foi salva. Nada foi cobrado.',
  PaymentStatusCancelled: 'O pagamento foi cancelado. Nada foi cobrado.',
  PaymentStatusEnded: 'O pagamento terminou.',
  PaymentStatusNone: 'Nenhum pagamento foi iniciado nesta chamada ainda.',
  PaymentReconnecting: 'Reconectando desde {{time}}. O que você vê pode estar desatualizado.',
  PaymentReconnectingMay:
    'Você ainda pode pedir dados ou cancelar. Poderá concluir quando a conexão voltar.',
  PaymentRetrying: 'Tentando de novo desde {{time}}.',
  PaymentOnHold: 'O cliente está em espera. Nada é pedido até que ele volte.',
  PaymentWatching: 'Você está acompanhando este pagamento. Só o agente da chamada pode agir.',
  PaymentBadgeOpen: 'Pagamento em andamento',
  PaymentWatchEnded: 'A chamada terminou. Os supervisores não veem mais o pagamento dela.',
  PaymentCallEnded: 'A chamada terminou. Você pode ver o resultado, mas não pode mais agir.',

  PaymentRecordingToPause: 'As gravações são pausadas no primeiro dado.',
  PaymentRecordingPaused: 'Gravações pausadas até o resultado.',

  /** Two whole sentences, one after the other. */
  PaymentSentences: '{{text}} {{sentence}}',

  PaymentSucceeded: 'Pagamento aprovado',
  PaymentFailed: 'Pagamento não realizado',
  PaymentCancelled: 'Pagamento cancelado',
  PaymentUnknown: 'Resultado desconhecido',
  PaymentUnknownUnanswered: 'O processador não respondeu a tempo.',
  PaymentUnknownResult: 'Esta versão do painel não reconhece o resultado “{{result}}”.',
  PaymentUnknownCharge:
    'A cobrança pode ter sido feita. Verifique com o processador antes de cobrar de novo. Se chegar uma resposta atrasada, ela aparecerá aqui.',
  PaymentUnknownSave:
    'O cartão ou a conta pode ter sido salvo. Verifique com o processador antes de começar de novo. Se chegar uma resposta atrasada, ela aparecerá aqui.',
  PaymentNothingCharged: 'Nada foi cobrado.',
  PaymentTryAnotherCard: 'Outro cartão',
  PaymentTryAnotherAccount: 'Outra conta',
  PaymentTryOnceMore: 'Tentar de novo',
  PaymentDetails: 'Detalhes',
  PaymentCompletedAt: 'Enviado',
  PaymentReference: 'Referência',
  PaymentCopy: 'Copiar',
  PaymentCopyWhat: 'Copiar {{what}}',
  PaymentCopyReceipt: 'Copiar recibo',
  PaymentCopied: 'Copiado',
  PaymentNotCopied: 'Não copiado',
  PaymentFact: '{{name}}: {{value}}',
  PaymentConfirmation: 'Código de confirmação',
  PaymentCard: 'Cartão',
  PaymentBankAccount: 'Conta bancária',
  PaymentSavedCard: 'Cartão salvo',
  PaymentSavedAccount: 'Conta salva',
  PaymentNotCharged: 'Nada é cobrado.',
  PaymentNoConfirmation: 'Não informado',
  PaymentProcessorSays: 'O processador informa: {{message}}',
  PaymentErrorCode: 'Código do erro: {{code}}',
  PaymentTwilioCode: 'Erro da Twilio {{code}}.',
  PaymentEarlier: 'Antes nesta chamada',
  PaymentEarlierOpen: 'Não terminado',

  PaymentReasonUnknown: 'O pagamento falhou pelo motivo “{{reason}}”.',
  PaymentEntryUnknown: 'O dado foi recusado com o código “{{code}}”. Peça de novo.',
  PaymentClearValue:
    'Chegou um valor sem máscara, que foi descartado. Peça o dado de novo e avise o administrador.',
  PaymentCancelUnanswered:
    'A Twilio não confirmou o cancelamento. Cancele de novo ou continue o pagamento.',
  PaymentUnknownRequired:
    'A Twilio exige dados que este painel não pode pedir: {{tokens}}. Cancele o pagamento e avise o administrador.',

  PaymentOtherLeg:
    'Nada foi enviado: o cliente está em outra linha desta chamada. A tela será atualizada; depois tente de novo.',
  PaymentUnreachable:
    'Não foi possível acessar o serviço de pagamento. Verifique sua conexão e tente de novo.',
  PaymentNotShown:
    'Sua solicitação foi aceita, mas ainda não aparece aqui. Espere um momento antes de tentar de novo.',
  PaymentNotLive:
    'Nada foi enviado: a visão ao vivo está interrompida e você não veria o resultado. Espere reconectar.',
  PaymentUnreadable:
    'Os pagamentos desta chamada foram salvos por outra versão do painel. Recarregue a página. Se não resolver, avise o administrador.',
  PaymentCancelSent:
    'Foi pedido à Twilio que cancelasse o pagamento. O resultado não pode ser mostrado aqui: recarregue a página e verifique com o processador antes de cobrar no cartão de novo.',
  PaymentNotSetUp:
    'Os pagamentos não estão configurados. Um administrador precisa definir {{setting}} na configuração do Flex com o endereço das funções de pagamento.',

  // The form: labels, choices and what is wrong with them; keys of choices end in Twilio’s own names.
  PaymentProcessor: 'Processador',
  PaymentMethod: 'Forma de pagamento',
  PaymentPurpose: 'Finalidade',
  PaymentAmount: 'Valor',
  PaymentCurrency: 'Moeda',
  PaymentAccountType: 'Tipo de conta',
  PaymentDescription: 'Descrição',
  PaymentDescriptionHelp: 'Opcional. Pode aparecer na fatura do cliente.',
  PaymentAmountHelp: 'Em {{currency}}.',
  PaymentOptional: 'Opcional.',
  PaymentFixed: 'Definido para esta tarefa. Você não pode alterar.',
  PaymentChoiceNotOffered: '{{choice}}: não disponível',

  'PaymentMethod_credit-card': 'Cartão de crédito',
  'PaymentMethod_ach-debit': 'Conta bancária (débito ACH)',
  PaymentPurpose_charge: 'Cobrar agora',
  'PaymentPurpose_one-time': 'Salvar para um pagamento futuro',
  PaymentPurpose_reusable: 'Salvar para pagamentos futuros',
  'PaymentPurpose_payment-method': 'Salvar como forma de pagamento do cliente',
  'PaymentAccountType_consumer-checking': 'Conta corrente pessoal',
  'PaymentAccountType_consumer-savings': 'Conta poupança pessoal',
  'PaymentAccountType_commercial-checking': 'Conta corrente empresarial',

  PaymentAmountEmpty: 'Digite o valor a cobrar.',
  PaymentAmountNotANumber:
    '“{{typed}}” não é um valor em {{currency}}. Digite em algarismos, por exemplo {{example}}.',
  PaymentAmountTwoReadings:
    '“{{typed}}” pode ser {{first}} ou {{second}}. Digite sem separador de milhar e com todas as casas decimais, por exemplo {{example}}.',
  PaymentAmountZero: 'Digite um valor maior que zero.',
  PaymentAmountNegative: 'Digite um valor maior que zero: um pagamento não pode ser negativo.',
  PaymentAmountTooLarge: 'Digite um valor abaixo de 1.000.000.',
  PaymentAmountNoDecimals: 'Digite um valor inteiro: {{currency}} não tem casas decimais.',
  PaymentAmountTooManyDecimals:
    'Digite no máximo {{decimals, plural, one {# casa decimal} many {# casas decimais} other {# casas decimais}}}: {{currency}} não tem mais.',
  PaymentAmountBelowMinimum: 'Digite pelo menos {{limit}}.',
  PaymentAmountAboveMaximum: 'Digite no máximo {{limit}}.',
  PaymentCurrencyUnknown: 'Escolha uma moeda.',
  PaymentProblemRequired: 'Preencha “{{name}}”. O processador precisa disso.',
  PaymentProblemWrongPattern: '“{{name}}” não está no formato esperado. Confira com o cliente.',
  PaymentProblemTooLong:
    'Digite no máximo {{limit, plural, one {# caractere} many {# caracteres} other {# caracteres}}}.',
  PaymentProblemCardNumber:
    'Isto parece um número de cartão. Apague: só o cliente digita números de cartão, no telefone dele.',
  PaymentProblemControlCharacters:
    '“{{name}}” contém caracteres invisíveis, como quebras de linha. Apague e digite de novo.',
  PaymentProblemNotOffered:
    '{{name}}: esta opção não está disponível. Escolha outra. Se não puder, avise o administrador.',
  PaymentProblemFixed:
    '{{problem}} Você não pode alterar aqui: é definido pelo atributo da tarefa “{{attribute}}”, ou para todas as tarefas. Avise o administrador.',
  PaymentProblemLocked: '{{name}}: o valor agora é definido pela tarefa. Confira e inicie de novo.',
  PaymentChargeAgain: 'Verifiquei com o processador e quero cobrar de novo',
  PaymentChargeAgainNeeded:
    'Verifique primeiro com o processador e depois confirme aqui que quer cobrar de novo.',

  // What each failure of the functions means, and what to do.
  'PaymentFailure_bad-request':
    'O serviço de pagamento não entendeu a solicitação. Avise o administrador: o painel e o serviço podem ser de versões diferentes.',
  'PaymentFailure_token-invalid': 'Seu login no Flex expirou. Entre de novo e continue.',
  'PaymentFailure_not-your-call':
    'Esta chamada não está atribuída a você, então não é possível receber pagamento nela.',
  'PaymentFailure_no-such-payment':
    'Este não é mais o pagamento atual da chamada. A tela será atualizada em instantes.',
  'PaymentFailure_call-not-live':
    'A chamada não está em andamento, então não é possível receber pagamento nela.',
  'PaymentFailure_payment-open':
    'Já existe um pagamento em andamento nesta chamada. Conclua ou cancele primeiro.',
  'PaymentFailure_outcome-unknown':
    'O resultado do último pagamento é desconhecido. Verifique com o processador e depois confirme que quer cobrar de novo.',
  'PaymentFailure_payment-over': 'Este pagamento já terminou.',
  'PaymentFailure_document-unreadable':
    'Os pagamentos desta chamada foram salvos por outra versão do serviço de pagamento e não podem ser mostrados aqui. Avise o administrador.',
  'PaymentFailure_too-many-payments':
    'Esta chamada atingiu o limite de pagamentos. Receba o próximo em outra chamada.',
  'PaymentFailure_too-many-questions':
    'Este pagamento atingiu o limite de pedidos ao cliente. Conclua ou cancele e inicie outro.',
  'PaymentFailure_recording-not-paused':
    'A chamada está sendo gravada e não foi possível pausar a gravação, então nada foi pedido ao cliente. Tente de novo. Se continuar, avise o administrador.',
  'PaymentFailure_payment-starting':
    'O pagamento ainda está sendo iniciado. Espere um momento e tente de novo.',
  'PaymentFailure_payment-busy':
    'O pagamento está sendo concluído ou cancelado. Aguarde o resultado.',
  'PaymentFailure_intent-reused':
    'O serviço de pagamento entendeu isto como outra ação. Recarregue a página e tente de novo.',
  'PaymentFailure_fields-missing': 'O pagamento ainda não pode ser concluído. Falta: {{fields}}.',
  'PaymentFailure_unknown-field-required':
    'A Twilio exige dados que este painel não pode pedir: {{tokens}}. Cancele o pagamento e avise o administrador.',
  'PaymentFailure_field-not-required': 'Não faz parte deste pagamento: {{field}}.',
  'PaymentFailure_order-invalid':
    'O serviço de pagamento não aceitou o que você digitou. Confira e tente de novo.',
  'PaymentFailure_order-too-long': 'Os textos são longos demais no total. Encurte e tente de novo.',
  'PaymentFailure_prefill-invalid':
    'Os dados de pagamento desta tarefa não podem ser lidos, então nenhum pagamento pode ser iniciado. Avise o administrador de que o atributo da tarefa “payment” não é válido.',
  'PaymentFailure_too-many-requests':
    'Tentativas demais em pouco tempo. Espere {{minutes}} min e tente de novo.',
  'PaymentFailure_too-large':
    'A solicitação é grande demais para o serviço de pagamento. Encurte o que você digitou.',
  'PaymentFailure_unsupported-media-type':
    'O serviço de pagamento não consegue ler este tipo de solicitação. Recarregue a página. Se não resolver, avise o administrador.',
  'PaymentFailure_twilio-refused': 'A Twilio recusou a solicitação. Nada mudou.',
  'PaymentFailure_twilio-unavailable':
    'Não é possível acessar a Twilio agora. Espere um momento e tente de novo.',
  'PaymentFailure_not-configured':
    'Os pagamentos não estão totalmente configurados. Avise o administrador de que falta uma configuração no serviço de pagamento.',
  PaymentFailure_internal:
    'O serviço de pagamento teve um erro interno. Tente de novo. Se continuar, avise o administrador.',

  // What is asked before a call with an open payment ends, is held, transferred or joined.
  PaymentLeaving: 'Há um pagamento em andamento nesta chamada',
  PaymentLeaving_end:
    'Se a chamada terminar, o pagamento também termina. Conclua primeiro ou cancele.',
  PaymentLeaving_leave: 'O agente que fica na chamada pode continuar o pagamento.',
  PaymentLeaving_hold: 'Enquanto o cliente está em espera, o que ele digita pode não chegar.',
  PaymentLeaving_transfer:
    'O próximo agente pode continuar o pagamento. Quando ele tiver a chamada, você não poderá mais agir.',
  'PaymentLeaving_add-party': 'O pagamento pode continuar. Quem entrar vai ouvir o que for dito.',
  PaymentLeavingStarting: 'O pagamento ainda está sendo iniciado. Espere um momento.',
  PaymentLeavingCompleting:
    'O pagamento está sendo concluído e não pode mais ser cancelado. Se você sair agora, o resultado pode chegar depois.',
  PaymentLeavingCancelling: 'O pagamento está sendo cancelado. Espere um momento.',
  PaymentLeavingNotCancelled: 'O pagamento não foi cancelado.',
  PaymentLeavingStay: 'Terminar o pagamento primeiro',
  PaymentLeavingWait: 'Aguardar o resultado',
  PaymentLeavingCancel_end: 'Cancelar o pagamento e encerrar a chamada',
  PaymentLeavingCancel_leave: 'Cancelar o pagamento e sair',
  PaymentLeavingCancel_hold: 'Cancelar o pagamento e colocar em espera',
  PaymentLeavingCancel_transfer: 'Cancelar o pagamento e transferir',
  'PaymentLeavingCancel_add-party': 'Cancelar o pagamento e adicionar a pessoa',
  PaymentLeavingAnyway_end: 'Encerrar mesmo assim',
  PaymentLeavingAnyway_leave: 'Sair mesmo assim',
  PaymentLeavingAnyway_hold: 'Colocar em espera mesmo assim',
  PaymentLeavingAnyway_transfer: 'Transferir mesmo assim',
  'PaymentLeavingAnyway_add-party': 'Adicionar mesmo assim',

  // What each error code means, and what to do next; which step belongs to which code stands in `trouble.ts`.
  'PaymentTrouble_entry-discarded':
    'O dado poderia ser parte de um número de cartão ou de um código de segurança, então não foi guardado.',
  'PaymentTrouble_input-timeout': 'O cliente não terminou a tempo.',
  'PaymentTrouble_invalid-card-number': 'Este não é um número de cartão válido.',
  'PaymentTrouble_invalid-card-type': 'Este tipo de cartão não é aceito.',
  'PaymentTrouble_invalid-date': 'Esta data não é válida ou já passou.',
  'PaymentTrouble_invalid-security-code': 'Este código de segurança não é válido para o cartão.',
  'PaymentTrouble_invalid-postal-code': 'Este CEP não é válido. O cliente termina com a tecla #.',
  'PaymentTrouble_invalid-bank-routing-number': 'Este não é um código de roteamento válido.',
  'PaymentTrouble_invalid-bank-account-number': 'Este não é um número de conta válido.',
  'PaymentTrouble_invalid-bank-account-type': 'Este tipo de conta bancária não é aceito.',
  'PaymentTrouble_invalid-card-number-security-code-capture-sequence':
    'O número do cartão deve ser digitado antes do código de segurança.',
  'PaymentTrouble_input-matching-failed': 'Os dois dados digitados não são iguais.',
  'PaymentTrouble_required-again': 'A Twilio precisa deste dado novamente.',
  'PaymentTrouble_session-in-progress': 'A Twilio ainda está processando o último dado.',

  'PaymentTrouble_internal-error': 'A Twilio teve um erro interno.',
  'PaymentTrouble_payment-connector-error': 'O processador não aceitou o pagamento.',
  'PaymentTrouble_caller-interrupted-with-star':
    'O cliente encerrou o pagamento com a tecla asterisco.',
  'PaymentTrouble_caller-hung-up': 'A chamada terminou antes do fim do pagamento.',
  'PaymentTrouble_validation-error': 'A Twilio não conseguiu validar o dado.',
  'PaymentTrouble_too-many-failed-attempts': 'Houve tentativas demais sem sucesso.',
  'PaymentTrouble_transaction-cancelled': 'O pagamento foi cancelado.',
  'PaymentTrouble_start-refused': 'A Twilio não iniciou o pagamento. Nada foi cobrado.',
  'PaymentTrouble_start-unanswered': 'A Twilio não iniciou o pagamento a tempo. Nada foi cobrado.',

  PaymentTrouble_64001: 'A conexão com o processador não está configurada corretamente.',
  PaymentTrouble_64002: 'Não é possível acessar o processador agora.',
  PaymentTrouble_64003: 'O processador não pode cobrar este valor.',
  PaymentTrouble_64004: 'A Twilio não conhece este processador.',
  PaymentTrouble_64005: 'Este processador não pode salvar cartões ou contas.',
  PaymentTrouble_64006: 'Este processador não pode salvar cartões ou contas desta forma.',
  PaymentTrouble_64007: 'Este processador não pode cobrar.',
  PaymentTrouble_64008: 'O processador recusou a cobrança.',
  PaymentTrouble_64009: 'O processador não aceita mais pagamentos desta conta da Twilio.',
  PaymentTrouble_64010: 'O processador recusou salvar o cartão ou a conta.',
  PaymentTrouble_64011: 'O processador não aceita esta moeda.',
  PaymentTrouble_64012: 'O processador recusou o cartão.',
  PaymentTrouble_64013: 'O processador não aceita esta forma de pagamento.',
  PaymentTrouble_64014: 'Um pagamento por conta bancária exige o nome do titular.',
  PaymentTrouble_64015: 'O processador exige um valor que está faltando.',
  PaymentTrouble_64016: 'Um endereço web na configuração de pagamentos não é válido.',
  PaymentTrouble_64017: 'Um tipo de conta bancária foi enviado para um pagamento com cartão.',
  PaymentTrouble_64018: 'A Twilio não entendeu a solicitação.',
  PaymentTrouble_64019: 'Ainda faltam dados do pagamento para a Twilio.',
  PaymentTrouble_64020: 'A Twilio recusou um dos valores enviados.',
  PaymentTrouble_64021: 'Já existe outro pagamento em andamento nesta chamada.',
  PaymentTrouble_64022: 'O processador está em modo de teste e só aceita cartões de teste.',
  PaymentTrouble_64023: 'O processador está em modo de teste e só aceita contas de teste.',
  PaymentTrouble_64024: 'O processador ainda não está aprovado para pagamentos reais.',

  PaymentTrouble_20003: 'A Twilio recusou as credenciais do serviço de pagamento.',
  PaymentTrouble_20404: 'A Twilio não tem mais este pagamento.',
  PaymentTrouble_20409: 'Outra solicitação estava em andamento.',
  PaymentTrouble_20422: 'A Twilio recusou um parâmetro da solicitação.',
  PaymentTrouble_20429: 'A Twilio está recebendo solicitações demais agora.',
  PaymentTrouble_21220: 'A chamada não está mais em andamento.',
  PaymentTrouble_21609: 'O endereço para onde a Twilio informa não é válido.',
  PaymentTrouble_11200: 'A Twilio não conseguiu informar o serviço de pagamento.',
  PaymentTrouble_11205: 'A Twilio não conseguiu se conectar ao serviço de pagamento.',
  PaymentTrouble_82002: 'O serviço de pagamento falhou.',

  'PaymentNext_ask-again': 'Veja se o cliente está pronto e peça de novo.',
  'PaymentNext_ask-both-again': 'Peça de novo o primeiro dado e depois o segundo.',
  'PaymentNext_ask-card-first': 'Peça primeiro o número do cartão e tente de novo.',
  PaymentNext_wait: 'Espere terminar e tente de novo.',
  'PaymentNext_ask-missing': 'Peça o que falta e conclua o pagamento de novo.',
  'PaymentNext_another-account':
    'Tente de novo com outro cartão ou conta, ou peça ao cliente que fale com o banco.',
  'PaymentNext_start-again': 'Inicie um novo pagamento para tentar de novo.',
  'PaymentNext_try-later': 'Espere um momento e tente de novo.',
  'PaymentNext_correct-form': 'Corrija o que você digitou e tente de novo.',
  'PaymentNext_call-administrator': 'Avise o administrador.',
  PaymentNext_none: 'Não há mais nada a fazer nesta chamada.',
  PaymentNoRetry: 'Tentar de novo não vai adiantar.',

  // What an agent may say to the caller, step by step; an empty one is not shown.
  PaymentScript: 'Diga',
  PaymentScriptQuoted: '“{{text}}”',

  'PaymentScriptAsk_payment-card-number':
    'Digite o número do cartão no teclado do seu telefone. Eu não consigo ouvir nem ver os dígitos.',
  'PaymentScriptAsk_expiration-date': 'Agora a validade: mês e ano, dois dígitos cada.',
  'PaymentScriptAsk_security-code':
    'Agora o código de segurança: três dígitos no verso, ou quatro na frente de um American Express.',
  'PaymentScriptAsk_postal-code':
    'Agora o CEP do endereço de cobrança e depois a tecla jogo da velha.',
  'PaymentScriptAsk_bank-routing-number': 'Digite os nove dígitos do código de roteamento.',
  'PaymentScriptAsk_bank-account-number': 'Agora o número da conta e depois a tecla jogo da velha.',
  'PaymentScriptAsk_payment-card-number-matcher': 'Digite o mesmo número do cartão mais uma vez.',
  'PaymentScriptAsk_expiration-date-matcher': 'Digite a mesma validade mais uma vez.',
  'PaymentScriptAsk_security-code-matcher': 'Digite o mesmo código de segurança mais uma vez.',
  'PaymentScriptAsk_postal-code-matcher': 'Digite o mesmo CEP mais uma vez.',

  PaymentScriptRefused: 'Esse dado não foi aceito. Digite de novo quando eu pedir.',
  PaymentScriptRefused_timeout: 'Não recebi tudo. Sem pressa, digite de novo.',
  PaymentScriptRefused_number: 'Parece que um dígito está errado. Digite o número inteiro de novo.',
  PaymentScriptRefused_type: 'Não aceitamos este tipo de cartão. Você tem outro?',
  PaymentScriptRefused_date: 'Essa data não é válida. Digite mês e ano, dois dígitos cada.',
  PaymentScriptRefused_code:
    'Esse código não confere. São três dígitos no verso, ou quatro na frente de um American Express.',
  PaymentScriptRefused_matching:
    'Os dois dados são diferentes. Vamos fazer os dois de novo, um por vez.',

  PaymentScriptCharge: 'Vou cobrar {{amount}}. Está certo?',
  PaymentScriptSave: 'Vou salvar para uso futuro. Nada é cobrado agora. Está certo?',
  PaymentScriptConfirm: 'Para confirmar, tecle 1 no seu telefone.',
  PaymentScriptWait: 'Agradecemos. Leva alguns segundos.',

  PaymentScriptCharged: 'O pagamento de {{amount}} foi aprovado. Agradecemos.',
  PaymentScriptChargedCode:
    'O pagamento de {{amount}} foi aprovado. Sua confirmação termina em {{ending}}.',
  PaymentScriptSaved: 'Está salvo para uso futuro. Nada foi cobrado.',
  PaymentScriptDeclined: 'Foi recusado e nada foi cobrado. Quer usar outra forma?',
  PaymentScriptFailed: 'O pagamento não foi realizado.',
  PaymentScriptCancelled: 'Cancelei o pagamento. Nada foi cobrado.',
  PaymentScriptUnknown:
    'Ainda não vejo se deu certo. Vou verificar antes de tentarmos outra coisa.',
};
