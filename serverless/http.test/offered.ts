/**
 * A contact center that offers everything there is: limits, two methods, charging and keeping, parameters
 * with rules, a second processor with less, and a third that asks twice and lets the caller confirm.
 */
export const offered = `
currencies:
  USD: { min: '1.00', max: '500.00' }
  EUR: {}
  JPY: { max: '100000' }
  CHF: { postalCode: false }
processors:
  - name: Default
    label: Main processor
    methods:
      - method: credit-card
        brands: [visa, amex]
      - method: ach-debit
        accountTypes: [consumer-checking, consumer-savings]
    purposes: [charge, reusable]
    parameters:
      - name: AVSName
        label: Account holder
        required: true
        methods: [ach-debit]
      - name: order
        label: Order
        pattern: '[A-Z]{2}[0-9]+'
  - name: Generic_Pay_Connector
    label: Second processor
    methods:
      - method: credit-card
        brands: [visa]
        postalCode: false
    currencies: [EUR]
  - name: Two_Routes
    label: Careful processor
    methods:
      - method: credit-card
        brands: [visa]
        securityCode: false
        minPostalCodeLength: 5
        enterTwice: [payment-card-number, postal-code]
    timeout: 30
    confirmation: true
prefill:
  description: Invoice
`;
