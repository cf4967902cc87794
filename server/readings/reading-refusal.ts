import { registerEnumType } from 'type-graphql';

/** Why a reading was not taken. */
export enum ReadingRefusal {
  NOT_DIGITS = 'NOT_DIGITS',
  TOO_MANY_DIGITS = 'TOO_MANY_DIGITS',
  BELOW_PREVIOUS = 'BELOW_PREVIOUS',
  TOO_MUCH = 'TOO_MUCH',
  UNUSUAL = 'UNUSUAL',
  REGISTER_MISSING = 'REGISTER_MISSING',
  WINDOW_CLOSED = 'WINDOW_CLOSED',
  VERIFICATION_OVERDUE = 'VERIFICATION_OVERDUE',
  METER_REPORTS_ITSELF = 'METER_REPORTS_ITSELF',
  METER_REMOVED = 'METER_REMOVED',
  METER_NOT_FOUND = 'METER_NOT_FOUND',
  TAKEN_IN_FUTURE = 'TAKEN_IN_FUTURE',
  TAKEN_TOO_LONG_AGO = 'TAKEN_TOO_LONG_AGO',
  OLDER_THAN_LAST = 'OLDER_THAN_LAST',
  ALREADY_ANSWERED = 'ALREADY_ANSWERED',
  NEEDS_PAYMENT = 'NEEDS_PAYMENT',
  PHOTO_NOT_FOUND = 'PHOTO_NOT_FOUND',
  INVALID_KEY = 'INVALID_KEY',
}

registerEnumType(ReadingRefusal, {
  name: 'ReadingRefusal',
  description: 'Why a reading was not taken.',
  valuesConfig: {
    NOT_DIGITS: { description: 'It is empty, or something else than the digits 0 to 9 stands in it.' },
    TOO_MANY_DIGITS: { description: 'It has more digits than the meter.' },
    BELOW_PREVIOUS: { description: 'It is below the previous one, and the meter has hardly begun anew from zero.' },
    TOO_MUCH: { description: 'More was used since the previous one than is taken here.' },
    UNUSUAL: { description: 'More was used than is usual: it is taken when `confirmed`.' },
    REGISTER_MISSING: { description: 'Not every register of the meter was given exactly once.' },
    WINDOW_CLOSED: { description: 'Readings of that day are not taken (`Tenant.readingWindow`).' },
    VERIFICATION_OVERDUE: { description: 'The meter is past its verification date.' },
    METER_REPORTS_ITSELF: { description: 'The meter sends its readings itself.' },
    METER_REMOVED: { description: 'The meter stands there no longer, or the account is closed.' },
    METER_NOT_FOUND: { description: 'It is not among the meters of the viewer’s accounts.' },
    TAKEN_IN_FUTURE: { description: 'It was taken later than now, the error of the device’s clock taken off.' },
    TAKEN_TOO_LONG_AGO: { description: 'It was taken more days ago than `Tenant.rules.readings.takenWithinDays`.' },
    OLDER_THAN_LAST: { description: 'There is a reading of a later day or moment.' },
    ALREADY_ANSWERED: { description: 'The billing system has accepted the one of this period already.' },
    NEEDS_PAYMENT: { description: 'Readings are handed in together with a payment only.' },
    PHOTO_NOT_FOUND: { description: 'No such photo was sent for this account by the viewer within the last day.' },
    INVALID_KEY: {
      description:
        'The key is not 8 to 64 latin letters, digits or hyphens, or other values have been handed in under it.',
    },
  },
});
