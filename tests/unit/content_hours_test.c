/* SPDX-License-Identifier: EUPL-1.2 */
/* Each case is a rule, a moment and the answer: state and next change ("" for never). */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "content/holiday.h"
#include "content/hours.h"

#include <stdio.h>
#include <string.h>

static const char *const states[] = {"unknown", "open", "closed"};

static const struct {
    const char *rule, *at, *state, *change;
} moments[] = {
    /* one span; 2026-11-23 is a Monday */
    {"Mo-Fr 09:00-17:00", "2026-11-23T08:59", "closed", "2026-11-23T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-23T09:00", "open", "2026-11-23T17:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-23T16:59", "open", "2026-11-23T17:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-23T17:00", "closed", "2026-11-24T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-27T17:00", "closed", "2026-11-30T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-28T12:00", "closed", "2026-11-30T09:00"},
    {"Mo-Fr 09:00-17:00", "2026-11-29T23:59", "closed", "2026-11-30T09:00"},
    {"Tu 10:00-12:00", "2026-11-23T00:00", "closed", "2026-11-24T10:00"},
    {"Tu 10:00-12:00", "2026-11-24T12:00", "closed", "2026-12-01T10:00"},
    {"09:00-17:00", "2026-11-29T12:00", "open", "2026-11-29T17:00"},
    {"Mo-Su 09:00-17:00", "2026-11-29T12:00", "open", "2026-11-29T17:00"},
    /* lists of times and days */
    {"Mo-Fr 09:00-12:00,14:00-16:00", "2026-11-23T12:30", "closed", "2026-11-23T14:00"},
    {"Mo-Fr 09:00-12:00,14:00-16:00", "2026-11-23T15:00", "open", "2026-11-23T16:00"},
    {"Mo-Fr 14:00-16:00,09:00-12:00", "2026-11-23T08:00", "closed", "2026-11-23T09:00"},
    {"Mo-Fr 09:00-12:00, 14:00-16:00", "2026-11-23T12:00", "closed", "2026-11-23T14:00"},
    {"Mo-Fr 09:00-12:00,12:00-16:00", "2026-11-23T10:00", "open", "2026-11-23T16:00"},
    {"Mo-Fr 09:00-13:00,12:00-16:00", "2026-11-23T10:00", "open", "2026-11-23T16:00"},
    {"Mo,We,Fr 09:00-12:00", "2026-11-24T10:00", "closed", "2026-11-25T09:00"},
    {"Mo,We-Th 09:00-12:00", "2026-11-26T10:00", "open", "2026-11-26T12:00"},
    {"Mo, We 09:00-12:00", "2026-11-25T10:00", "open", "2026-11-25T12:00"},
    /* days over the end of the week */
    {"Sa-Mo 09:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    {"Sa-Mo 09:00-12:00", "2026-11-24T10:00", "closed", "2026-11-28T09:00"},
    {"Sa-Mo 09:00-12:00", "2026-11-29T10:00", "open", "2026-11-29T12:00"},
    {"Su-Mo 09:00-12:00", "2026-11-28T10:00", "closed", "2026-11-29T09:00"},
    {"Tu-Mo 09:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    /* a later rule decides about the days that it names */
    {"Mo-Fr 09:00-17:00; We 09:00-12:00", "2026-11-25T13:00", "closed", "2026-11-26T09:00"},
    {"Mo-Fr 09:00-17:00; We off", "2026-11-25T10:00", "closed", "2026-11-26T09:00"},
    {"Mo-Fr 09:00-17:00; We closed", "2026-11-25T10:00", "closed", "2026-11-26T09:00"},
    {"We off; Mo-Fr 09:00-17:00", "2026-11-25T10:00", "open", "2026-11-25T17:00"},
    {"Mo-Fr 09:00-17:00;Sa 10:00-12:00", "2026-11-28T11:00", "open", "2026-11-28T12:00"},
    {"24/7; Su off", "2026-11-28T11:00", "open", "2026-11-29T00:00"},
    {"24/7; Su off", "2026-11-29T11:00", "closed", "2026-11-30T00:00"},
    {"Mo-Fr 09:00-17:00 ; Sa 10:00-12:00", "2026-11-28T11:00", "open", "2026-11-28T12:00"},
    {"Mo-Sa 14:00-20:00; Mo,We,Th 10:00-12:00,14:00-20:00", "2026-11-23T11:00", "open",
        "2026-11-23T12:00"},
    {"Mo-Sa 14:00-20:00; Mo,We,Th 10:00-12:00,14:00-20:00", "2026-11-24T11:00", "closed",
        "2026-11-24T14:00"},
    /* always and never */
    {"24/7", "2026-11-23T00:00", "open", ""},
    {"00:00-24:00", "2026-11-23T12:00", "open", ""},
    {"Mo-Su 00:00-24:00", "2026-11-29T23:59", "open", ""},
    {"Mo-Su 00:00-12:00,12:00-24:00", "2026-11-29T11:59", "open", ""},
    {"off", "2026-11-23T12:00", "closed", ""},
    {"closed", "2026-11-23T12:00", "closed", ""},
    {"Mo-Fr 09:00-17:00; off", "2026-11-23T12:00", "closed", ""},
    /* midnight */
    {"Mo-Fr 00:00-24:00", "2026-11-23T00:00", "open", "2026-11-28T00:00"},
    {"Mo-Fr 00:00-24:00", "2026-11-28T00:00", "closed", "2026-11-30T00:00"},
    {"Mo 20:00-24:00; Tu 00:00-02:00", "2026-11-23T23:00", "open", "2026-11-24T02:00"},
    {"Fr 22:00-02:00", "2026-11-27T21:59", "closed", "2026-11-27T22:00"},
    {"Fr 22:00-02:00", "2026-11-27T22:00", "open", "2026-11-28T02:00"},
    {"Fr 22:00-02:00", "2026-11-28T00:00", "open", "2026-11-28T02:00"},
    {"Fr 22:00-02:00", "2026-11-28T01:59", "open", "2026-11-28T02:00"},
    {"Fr 22:00-02:00", "2026-11-28T02:00", "closed", "2026-12-04T22:00"},
    {"Su 22:00-02:00", "2026-11-30T01:00", "open", "2026-11-30T02:00"},
    {"Fr 22:00-02:00; Sa off", "2026-11-28T01:00", "open", "2026-11-28T02:00"},
    {"Fr 22:00-06:00; Sa 05:00-08:00", "2026-11-28T01:00", "open", "2026-11-28T08:00"},
    {"Mo-Su 22:00-02:00", "2026-11-24T03:00", "closed", "2026-11-24T22:00"},
    {"Mo-Su 08:00-08:00,08:00-07:00", "2026-11-24T03:00", "refused", ""},
    {"Mo-Fr 20:00-00:00", "2026-11-23T21:00", "open", "2026-11-24T00:00"},
    {"Mo-Fr 20:00-00:00", "2026-11-24T00:00", "closed", "2026-11-24T20:00"},
    {"20:00-19:00", "2026-11-24T19:30", "closed", "2026-11-24T20:00"},
    /* open end: until midnight */
    {"Fr 17:00+", "2026-11-27T16:00", "closed", "2026-11-27T17:00"},
    {"Fr 17:00+", "2026-11-27T18:00", "open", "2026-11-28T00:00"},
    {"Fr 09:00-12:00,17:00+", "2026-11-27T12:00", "closed", "2026-11-27T17:00"},
    /* turn of month and year */
    {"Mo-Fr 09:00-17:00", "2026-12-31T17:00", "closed", "2027-01-01T09:00"},
    {"Th 22:00-02:00", "2027-01-01T01:00", "open", "2027-01-01T02:00"},
    {"Th 09:00-12:00", "2028-02-29T13:00", "closed", "2028-03-02T09:00"},
    /* the days on which the clocks change: wall time, whatever the hour is worth */
    {"Su 00:00-04:00", "2026-03-29T01:59", "open", "2026-03-29T04:00"},
    {"Su 03:00-04:00", "2026-03-29T01:30", "closed", "2026-03-29T03:00"},
    {"Su 00:00-04:00", "2026-10-25T02:30", "open", "2026-10-25T04:00"},
    {"Sa 22:00-03:00", "2026-10-25T02:59", "open", "2026-10-25T03:00"},
    {"Mo-Su 09:00-17:00", "2026-03-28T18:00", "closed", "2026-03-29T09:00"},
    /* public holidays count only where a rule speaks of them; 2026-12-25 is a Friday */
    {"Mo-Fr 09:00-17:00", "2026-12-25T10:00", "open", "2026-12-25T17:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2026-12-25T10:00", "closed", "2026-12-28T09:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2026-12-24T17:00", "closed", "2026-12-28T09:00"},
    {"Mo-Su 09:00-17:00; PH off", "2026-12-25T10:00", "closed", "2026-12-27T09:00"},
    {"Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-12-26T10:00", "open", "2026-12-26T12:00"},
    {"Mo-Fr 09:00-17:00; Sa,PH 10:00-12:00", "2026-12-25T10:00", "open", "2026-12-25T12:00"},
    {"PH 10:00-12:00", "2026-11-23T10:00", "closed", "2026-12-25T10:00"},
    {"PH,Mo 10:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2027-03-26T10:00", "closed", "2027-03-30T09:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2027-05-06T10:00", "closed", "2027-05-07T09:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2027-05-27T10:00", "closed", "2027-05-28T09:00"},
    {"24/7; PH off", "2026-11-23T10:00", "open", "2026-12-25T00:00"},
    {"24/7; PH off", "2026-12-25T10:00", "closed", "2026-12-27T00:00"},
    {"PH off; Mo-Fr 09:00-17:00", "2026-12-25T10:00", "open", "2026-12-25T17:00"},
    {"Th 22:00-02:00; PH off", "2026-12-25T01:00", "open", "2026-12-25T02:00"},
    /* what town halls write first */
    {"Mo-Fr 08:00-12:00; Th 14:00-18:00", "2026-11-26T10:00", "closed", "2026-11-26T14:00"},
    {"Mo-Fr 08:00-12:00, Th 14:00-18:00", "2026-11-26T10:00", "open", "2026-11-26T12:00"},
    {"Mo-Fr 08:00-12:00, Th 14:00-18:00", "2026-11-26T12:00", "closed", "2026-11-26T14:00"},
    {"Mo-Fr 08:00-12:00, Th 14:00-18:00", "2026-11-25T12:00", "closed", "2026-11-26T08:00"},
    {"Mo-Fr 08:00-12:00, Mo-Th 14:00-16:00", "2026-11-27T12:30", "closed", "2026-11-30T08:00"},
    {"Mo,Tu 08:00-16:00; We 08:00-12:00; Th 08:00-18:00; Fr 08:00-13:00; PH off",
        "2026-11-26T17:00", "open", "2026-11-26T18:00"},
    {"Mo,Tu 08:00-16:00; We 08:00-12:00; Th 08:00-18:00; Fr 08:00-13:00; PH off",
        "2026-12-24T19:00", "closed", "2026-12-28T08:00"},
    {"Mo-Fr 08:00-12:30; PH,Sa,Su off", "2026-12-25T09:00", "closed", "2026-12-28T08:00"},
    {"Mo-Fr 08:00-12:30; Sa,Su,PH off", "2026-11-28T09:00", "closed", "2026-11-30T08:00"},
    {"Mo-Fr 09:00-17:00; We 12:00-13:00 off", "2026-11-25T12:30", "closed", "2026-11-25T13:00"},
    {"Mo-Fr 09:00-17:00; We 12:00-13:00 off", "2026-11-25T10:00", "open", "2026-11-25T12:00"},
    {"Mo-Fr 09:00-17:00; 12:00-13:00 off", "2026-11-24T12:00", "closed", "2026-11-24T13:00"},
    {"Mo-Fr 09:00-17:00, We 12:00-13:00 off", "2026-11-25T12:59", "closed", "2026-11-25T13:00"},
    {"Tu 14:00-17:00 open", "2026-11-24T15:00", "open", "2026-11-24T17:00"},
    /* single days and ranges of days */
    {"Mo-Fr 09:00-17:00; Dec 24 off", "2026-12-24T10:00", "closed", "2026-12-25T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24 off", "2026-12-23T17:00", "closed", "2026-12-25T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24,31 off", "2026-12-31T10:00", "closed", "2027-01-01T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24,31 off", "2026-12-30T17:00", "closed", "2027-01-01T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24, 31 off", "2026-12-30T17:00", "closed", "2027-01-01T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-26,31 off", "2026-12-25T10:00", "closed", "2026-12-28T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-26,31 off", "2026-12-31T10:00", "closed", "2027-01-01T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-26,29-31 off", "2026-12-30T10:00", "closed", "2027-01-01T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-26: off", "2026-12-24T10:00", "closed", "2026-12-28T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24 09:00-12:00", "2026-12-24T10:00", "open", "2026-12-24T12:00"},
    {"Mo-Fr 09:00-17:00; Dec 24 09:00-12:00", "2026-12-24T12:00", "closed", "2026-12-25T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-Jan 02 off", "2026-12-24T10:00", "closed", "2027-01-04T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-Jan 02 off", "2027-01-01T10:00", "closed", "2027-01-04T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-Jan 02 off", "2026-12-23T17:00", "closed", "2027-01-04T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-Jan 02 off", "2027-01-04T10:00", "open", "2027-01-04T17:00"},
    {"Mo-Fr 09:00-17:00; Dec 24-Jan 2 off", "2027-01-01T10:00", "closed", "2027-01-04T09:00"},
    {"Mo-Fr 09:00-17:00; Dec 23-Jan 06 Mo-Fr 10:00-12:00", "2026-12-28T10:00", "open",
        "2026-12-28T12:00"},
    {"Mo-Fr 09:00-17:00; Dec 23-Jan 06 Mo-Fr 10:00-12:00", "2026-12-28T12:00", "closed",
        "2026-12-29T10:00"},
    {"Mo-Fr 09:00-17:00; 2026 Dec 24 off", "2026-12-24T10:00", "closed", "2026-12-25T09:00"},
    {"Mo-Fr 09:00-17:00; 2026 Dec 24 off", "2027-12-24T10:00", "open", "2027-12-24T17:00"},
    {"Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 02 off", "2026-12-28T10:00", "closed",
        "2027-01-04T09:00"},
    {"Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 02 off", "2027-12-28T10:00", "open",
        "2027-12-28T17:00"},
    {"Mo-Fr 09:00-17:00; 2026 Dec 24-2027 Jan 02 off", "2026-12-23T18:00", "closed",
        "2027-01-04T09:00"},
    {"Mo-Fr 09:00-17:00; 2026 Dec 24-31 off", "2026-12-28T10:00", "closed", "2027-01-01T09:00"},
    {"Mo-Fr 09:00-17:00; 2026 Nov 23-26,2026 Dec 01 off", "2026-11-25T10:00", "closed",
        "2026-11-27T09:00"},
    {"Mo-Fr 09:00-17:00; 2026 Nov 23,2026 Dec 01 off", "2026-11-30T18:00", "closed",
        "2026-12-02T09:00"},
    {"Dec 24 09:00-12:00", "2026-12-25T10:00", "closed", "2027-12-24T09:00"},
    {"Dec 24 09:00-12:00", "2026-11-23T10:00", "closed", "2026-12-24T09:00"},
    {"Feb 28-Mar 01 10:00-12:00", "2027-02-28T12:00", "closed", "2027-03-01T10:00"},
    {"Feb 28-Mar 01 10:00-12:00", "2028-02-28T12:00", "closed", "2028-02-29T10:00"},
    {"Feb 29 10:00-12:00", "2028-02-28T13:00", "closed", "2028-02-29T10:00"},
    {"Oct 31-Nov 01 off; Mo-Fr 09:00-17:00", "2026-10-31T12:00", "closed", "2026-11-02T09:00"},
    {"Mo-Fr 09:00-17:00; Jan 01 off", "2026-12-31T17:00", "closed", "2027-01-04T09:00"},
    {"Dec 31 22:00-02:00", "2027-01-01T01:00", "open", "2027-01-01T02:00"},
    /* months */
    {"Mar-Oct Mo-Fr 09:00-18:00; Nov-Feb Mo-Fr 10:00-16:00", "2026-11-23T09:30", "closed",
        "2026-11-23T10:00"},
    {"Mar-Oct Mo-Fr 09:00-18:00; Nov-Feb Mo-Fr 10:00-16:00", "2027-02-26T16:00", "closed",
        "2027-03-01T09:00"},
    {"Mar-Oct Mo-Fr 09:00-18:00; Nov-Feb Mo-Fr 10:00-16:00", "2027-03-01T09:00", "open",
        "2027-03-01T18:00"},
    {"Mar-Oct Mo-Fr 09:00-18:00; Nov-Feb Mo-Fr 10:00-16:00", "2026-10-30T18:00", "closed",
        "2026-11-02T10:00"},
    {"Mar-Oct 09:00-18:00", "2026-11-23T12:00", "closed", "2027-03-01T09:00"},
    {"Mar-Oct: Mo-Fr 09:00-18:00", "2026-10-30T12:00", "open", "2026-10-30T18:00"},
    {"Jul off; Mo-Fr 09:00-12:00", "2026-07-06T10:00", "open", "2026-07-06T12:00"},
    {"Mo-Fr 09:00-12:00; Jul off", "2026-07-06T10:00", "closed", "2026-08-03T09:00"},
    {"Mo-Fr 09:00-12:00; Jul-Aug off", "2026-06-30T12:00", "closed", "2026-09-01T09:00"},
    {"Nov-Feb Mo 10:00-12:00", "2026-11-23T11:00", "open", "2026-11-23T12:00"},
    {"Jan,Mar,May Mo 10:00-12:00", "2027-01-25T12:00", "closed", "2027-03-01T10:00"},
    {"Jan-Mar,Dec 24 10:00-12:00", "2026-12-24T13:00", "closed", "2027-01-01T10:00"},
    {"2026 Mar-Oct Mo 09:00-12:00", "2026-10-26T12:00", "closed", ""},
    {"2026 Nov-2027 Feb Mo 09:00-12:00", "2027-02-22T12:00", "closed", ""},
    {"2026 Nov-2027 Feb Mo 09:00-12:00", "2027-01-04T10:00", "open", "2027-01-04T12:00"},
    {"Oct 15-Mar 15 Mo-Fr 10:00-16:00; Mar 16-Oct 14 Mo-Fr 09:00-18:00", "2027-03-15T16:30",
        "closed", "2027-03-16T09:00"},
    /* weeks */
    {"week 10-20 Mo 10:00-12:00", "2026-11-23T10:00", "closed", "2027-03-08T10:00"},
    {"week 10-20 Mo 10:00-12:00", "2026-05-11T10:00", "open", "2026-05-11T12:00"},
    {"week 01-53/2 Mo 10:00-12:00", "2026-11-23T10:00", "closed", "2026-11-30T10:00"},
    {"week 02-52/2 Mo 10:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    {"week 01-53/2 We 14:00-18:00", "2026-12-30T18:00", "closed", "2027-01-06T14:00"},
    {"week 02-53/2 We 14:00-18:00", "2026-12-30T18:00", "closed", "2027-01-13T14:00"},
    {"week 1 Mo 10:00-12:00", "2026-11-23T10:00", "closed", "2027-01-04T10:00"},
    {"week 53 Mo-Su 10:00-12:00", "2027-01-03T10:00", "open", "2027-01-03T12:00"},
    {"week 53 Mo-Su 10:00-12:00", "2027-01-03T12:00", "closed", ""},
    {"week 01 10:00-12:00", "2027-01-03T12:00", "closed", "2027-01-04T10:00"},
    {"week 4,8,12 Mo 10:00-12:00", "2027-01-25T12:00", "closed", "2027-02-22T10:00"},
    {"week 4, 8, 12 Mo 10:00-12:00", "2027-01-25T12:00", "closed", "2027-02-22T10:00"},
    {"week 01-10,50-53 Mo 10:00-12:00", "2026-11-23T10:00", "closed", "2026-12-07T10:00"},
    {"week 01-53/4 Fr 10:00-12:00", "2026-11-23T10:00", "closed", "2026-12-04T10:00"},
    {"week 10-20: Mo 10:00-12:00", "2026-05-11T10:00", "open", "2026-05-11T12:00"},
    {"Mo-Fr 09:00-12:00; week 53 off", "2026-12-24T13:00", "closed", "2026-12-25T09:00"},
    {"Mar-Oct week 02-52/2 We 14:00-16:00", "2026-11-25T10:00", "closed", "2027-03-10T14:00"},
    /* the first, second, last of the month */
    {"Mo[1] 14:00-16:00", "2026-11-23T10:00", "closed", "2026-12-07T14:00"},
    {"Mo[1] 14:00-16:00", "2026-12-07T15:00", "open", "2026-12-07T16:00"},
    {"Mo[1] 14:00-16:00", "2026-12-14T15:00", "closed", "2027-01-04T14:00"},
    {"Mo[1,3] 14:00-16:00", "2026-12-07T16:00", "closed", "2026-12-21T14:00"},
    {"Mo[1-2] 14:00-16:00", "2026-12-07T16:00", "closed", "2026-12-14T14:00"},
    {"Mo[-1] 14:00-16:00", "2026-11-23T10:00", "closed", "2026-11-30T14:00"},
    {"Mo[-1] 14:00-16:00", "2026-11-30T14:00", "open", "2026-11-30T16:00"},
    {"Mo[-2] 14:00-16:00", "2026-11-23T14:00", "open", "2026-11-23T16:00"},
    {"Mo[5] 14:00-16:00", "2026-11-23T14:00", "closed", "2026-11-30T14:00"},
    {"Mo[1,-1] 14:00-16:00", "2026-11-23T14:00", "closed", "2026-11-30T14:00"},
    {"We[1],Fr[3] 10:00-12:00", "2026-12-02T12:00", "closed", "2026-12-18T10:00"},
    {"Mo-Fr 09:00-17:00; Mo[1] off", "2026-12-07T10:00", "closed", "2026-12-08T09:00"},
    {"Mo-Fr 09:00-17:00; Mo[1] off", "2026-12-14T10:00", "open", "2026-12-14T17:00"},
    {"Mo-Fr 09:00-17:00; Mo[1] 13:00-17:00", "2026-12-07T10:00", "closed", "2026-12-07T13:00"},
    {"Tu 10:00-12:00; Tu[-1] 10:00-14:00", "2026-11-24T13:00", "open", "2026-11-24T14:00"},
    {"Su[1] 14:00-17:00", "2026-12-06T14:00", "open", "2026-12-06T17:00"},
    {"Dec Su[-1] 10:00-12:00", "2026-11-23T10:00", "closed", "2026-12-27T10:00"},
    {"Oct-Mar Sa[1] 10:00-13:00", "2026-12-05T11:00", "open", "2026-12-05T13:00"},
    /* years */
    {"2026 Mo 09:00-12:00", "2026-12-28T12:00", "closed", ""},
    {"2027 Mo 09:00-12:00", "2026-12-28T12:00", "closed", "2027-01-04T09:00"},
    {"2026-2027 Mo 09:00-12:00", "2026-12-28T12:00", "closed", "2027-01-04T09:00"},
    {"2027+ Mo 09:00-12:00", "2026-12-28T10:00", "closed", "2027-01-04T09:00"},
    {"2026+ Mo 09:00-12:00", "2028-11-27T10:00", "open", "2028-11-27T12:00"},
    {"2026,2028 Mo 09:00-12:00", "2026-12-21T12:00", "closed", "2026-12-28T09:00"},
    {"Mo 09:00-12:00; 2027 Mo 10:00-12:00", "2026-12-28T12:00", "closed", "2027-01-04T10:00"},
    {"2026-2027 Dec 24-Jan 02 10:00-12:00", "2026-12-31T12:00", "closed", "2027-01-01T10:00"},
    {"2026: Mo 09:00-12:00", "2026-12-21T12:00", "closed", "2026-12-28T09:00"},
    {"2026 week 53 10:00-12:00", "2027-01-01T10:00", "closed", ""},
    {"Mo-Fr 09:00-17:00; 2026 off", "2026-12-31T10:00", "closed", "2027-01-01T09:00"},
    /* holidays with weekdays */
    {"Mo-Fr 09:00-17:00; PH Mo-Fr 10:00-12:00", "2026-12-25T10:00", "open", "2026-12-25T12:00"},
    {"Mo-Fr 09:00-17:00; PH Mo-Fr 10:00-12:00", "2026-12-26T10:00", "closed", "2026-12-28T09:00"},
    {"Mo-Fr 09:00-17:00; PH Sa 10:00-12:00", "2026-12-26T10:00", "open", "2026-12-26T12:00"},
    {"Mo-Fr 09:00-17:00; PH 10:00-12:00; Dec 25 off", "2026-12-25T10:00", "closed",
        "2026-12-26T10:00"},
    {"Mo-Fr 09:00-17:00, PH off", "2026-12-25T10:00", "closed", "2026-12-28T09:00"},
    {"Sa,Su,PH 10:00-22:00; Mo-Fr 16:00-22:00", "2026-12-25T12:00", "closed", "2026-12-25T16:00"},
    {"Mo-Fr 16:00-22:00; Sa,Su,PH 10:00-22:00", "2026-12-25T12:00", "open", "2026-12-25T22:00"},
    {"Mo-Fr 08:00-12:00; Dec PH off", "2026-12-25T10:00", "closed", "2026-12-28T08:00"},
    /* additions */
    {"Mo-Fr 09:00-12:00, Mo 14:00-16:00", "2026-11-23T12:00", "closed", "2026-11-23T14:00"},
    {"Mo-Fr 09:00-12:00, Mo 11:00-16:00", "2026-11-23T09:00", "open", "2026-11-23T16:00"},
    {"Mo-Fr 09:00-12:00, Mo 12:00-16:00; We off", "2026-11-24T12:00", "closed", "2026-11-26T09:00"},
    {"Mo-Fr 09:00-12:00; We 10:00-11:00, Th 14:00-15:00", "2026-11-26T12:00", "closed",
        "2026-11-26T14:00"},
    {"Mo-Fr 09:00-12:00, Dec 24 14:00-16:00", "2026-12-24T12:00", "closed", "2026-12-24T14:00"},
    {"Fr 22:00-02:00, Sa 01:00-03:00", "2026-11-28T00:30", "open", "2026-11-28T03:00"},
    {"Mo-Fr 22:00-02:00, Sa 01:00-03:00 off", "2026-11-28T01:30", "closed", "2026-11-30T22:00"},
    {"24/7; Fr 22:00-02:00 off", "2026-11-28T01:30", "closed", "2026-11-28T02:00"},
    {"24/7; Fr 22:00-02:00 off", "2026-11-28T02:00", "open", "2026-12-04T22:00"},
    /* otherwise */
    {"Mo-Fr 09:00-12:00 || \"nach Vereinbarung\"", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    {"Mo-Fr 09:00-12:00 || \"nach Vereinbarung\"", "2026-11-23T12:00", "unknown",
        "2026-11-24T09:00"},
    {"Mo-Fr 09:00-12:00 || \"nach Vereinbarung\"", "2026-11-28T12:00", "unknown",
        "2026-11-30T09:00"},
    {"Mo-Fr 09:00-12:00||\"nach Vereinbarung\"", "2026-11-28T12:00", "unknown", "2026-11-30T09:00"},
    {"Mo-Fr 09:00-12:00 || Sa 10:00-12:00", "2026-11-28T11:00", "open", "2026-11-28T12:00"},
    {"Mo-Fr 09:00-12:00 || We 08:00-14:00", "2026-11-25T08:30", "open", "2026-11-25T14:00"},
    {"Mo-Fr 09:00-12:00 || We 08:00-14:00", "2026-11-25T09:30", "open", "2026-11-25T14:00"},
    {"Mo-Fr 09:00-12:00 || Mo-Fr 14:00-16:00 \"nach Vereinbarung\" || \"bitte anrufen\"",
        "2026-11-25T14:30", "unknown", "2026-11-26T09:00"},
    {"Mo-Fr 09:00-12:00 || Mo-Fr 14:00-16:00 \"nach Vereinbarung\" || \"bitte anrufen\"",
        "2026-11-25T12:30", "unknown", "2026-11-26T09:00"},
    {"Mo-Fr 09:00-12:00 || unknown", "2026-11-25T12:30", "unknown", "2026-11-26T09:00"},
    {"Mo \"bitte anrufen\" || Mo 09:00-12:00", "2026-11-23T10:00", "unknown", "2026-11-24T00:00"},
    {"Fr 22:00-02:00 || \"nach Vereinbarung\"", "2026-11-28T01:00", "open", "2026-11-28T02:00"},
    /* remarks */
    {"\"nach Vereinbarung\"", "2026-11-23T10:00", "unknown", ""},
    {"\"by appointment\"", "2026-11-23T10:00", "unknown", ""},
    {"Mo-Fr \"nach Vereinbarung\"", "2026-11-23T10:00", "unknown", "2026-11-28T00:00"},
    {"Mo-Fr \"nach Vereinbarung\"", "2026-11-27T10:00", "unknown", "2026-11-28T00:00"},
    {"Mo-Fr 09:00-12:00 \"nach Vereinbarung\"", "2026-11-23T10:00", "unknown", "2026-11-23T12:00"},
    {"Mo-Fr 09:00-12:00 \"nach Vereinbarung\"", "2026-11-23T12:00", "closed", "2026-11-24T09:00"},
    {"Mo-Fr 09:00-12:00 open \"nur mit Voranmeldung\"", "2026-11-23T10:00", "open",
        "2026-11-23T12:00"},
    {"Mo-Fr 09:00-12:00 unknown", "2026-11-23T10:00", "unknown", "2026-11-23T12:00"},
    {"Mo-Fr 09:00-12:00 unknown \"nur mit Voranmeldung\"", "2026-11-23T10:00", "unknown",
        "2026-11-23T12:00"},
    {"Mo-Fr 09:00-12:00; We 14:00-16:00 \"nur mit Voranmeldung\"", "2026-11-25T10:00", "closed",
        "2026-11-25T14:00"},
    {"Mo-Fr 09:00-12:00, We 14:00-16:00 \"nur mit Voranmeldung\"", "2026-11-25T12:00", "closed",
        "2026-11-25T14:00"},
    {"Mo-Fr 09:00-12:00; Dec 24 off \"Heiligabend\"", "2026-12-24T10:00", "closed",
        "2026-12-25T09:00"},
    {"Mo-Fr 08:00-12:00, We 10:00-14:00 \"bitte klingeln\"", "2026-11-25T09:00", "open",
        "2026-11-25T10:00"},
    {"24/7 \"bitte klingeln\"", "2026-11-25T09:00", "unknown", ""},
    {"PH \"nach Vereinbarung\"; Mo-Fr 09:00-12:00", "2026-12-26T09:00", "unknown",
        "2026-12-27T00:00"},
    /* otherwise than opening_hours.js: what is said to be closed is said, and the end of a night
     * belongs to the day on which it began; an open end ends at midnight */
    {"Mo-Fr 09:00-12:00; PH off || \"nach Vereinbarung\"", "2026-12-25T10:00", "closed",
        "2026-12-27T00:00"},
    {"Mo-Fr 09:00-12:00; PH off || \"nach Vereinbarung\"", "2026-12-24T12:00", "unknown",
        "2026-12-25T00:00"},
    {"Mo-Fr 09:00-12:00; We 10:00-11:00 off || \"nach Vereinbarung\"", "2026-11-25T10:30", "closed",
        "2026-11-25T11:00"},
    {"Fr 22:00-02:00; Sa off || \"nach Vereinbarung\"", "2026-11-28T01:00", "open",
        "2026-11-28T02:00"},
    /* a whole day that is closed takes its own night along */
    {"Fr 22:00-02:00; Dec 25 off", "2026-12-25T23:00", "closed", "2027-01-01T22:00"},
    {"Fr 22:00-02:00; Dec 25 off", "2026-12-26T01:00", "closed", "2027-01-01T22:00"},
    {"Fr 22:00-02:00; Dec 26 off", "2026-12-26T01:00", "open", "2026-12-26T02:00"},
    {"Fr 22:00-02:00, Sa 00:00-01:00 off", "2026-11-28T00:30", "closed", "2026-11-28T01:00"},
    /* the days on which the clocks change, with dates and additions */
    {"Mar 29 01:00-04:00", "2026-03-29T02:30", "open", "2026-03-29T04:00"},
    {"Sa 22:00-02:30; Oct 25 off", "2026-10-25T02:00", "open", "2026-10-25T02:30"},
    {"Su[-1] 02:00-03:00", "2026-10-25T02:59", "open", "2026-10-25T03:00"},
    {"Su[-1] 02:00-03:00", "2026-03-29T02:00", "open", "2026-03-29T03:00"},
    {"Mo-Su 00:00-24:00; Mar 29 off", "2026-03-28T23:59", "open", "2026-03-29T00:00"},
    {"week 43 Su 00:00-24:00", "2026-10-25T02:00", "open", "2026-10-26T00:00"},
    /* school holidays where there is no table of them: unknown where it depends on them */
    {"Mo-Fr 09:00-17:00; SH off", "2026-11-23T10:00", "unknown", "2026-11-23T17:00"},
    {"Mo-Fr 09:00-17:00; SH off", "2026-11-23T17:00", "closed", "2026-11-24T09:00"},
    {"Mo-Fr 09:00-17:00; SH off", "2026-11-28T10:00", "closed", "2026-11-30T09:00"},
    {"Mo-Fr 09:00-17:00; SH Mo-Fr 09:00-12:00", "2026-11-23T10:00", "open", "2026-11-23T12:00"},
    {"Mo-Fr 09:00-17:00; SH Mo-Fr 09:00-12:00", "2026-11-23T12:00", "unknown", "2026-11-23T17:00"},
    {"SH 10:00-12:00; 24/7", "2026-11-23T10:00", "refused", ""},
    {"Fr 22:00-02:00; SH off", "2026-11-28T01:00", "unknown", "2026-11-28T02:00"},
};

static void knows_the_state_and_its_next_change(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(moments); i++) {
        struct civil at;
        assert_true(civil_parse(moments[i].at, &at));
        const struct hours *hours = hours_parse(arena, moments[i].rule, NULL, NULL);
        struct hours_status status = {0};
        if (hours)
            status = hours_at(hours, NULL, at);
        const char *found = hours ? states[status.state] : "refused", *change = "";
        struct civil c = status.change;
        if (c.year)
            change = arena_printf(
                arena, "%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
        if (strcmp(found, moments[i].state) != 0 || strcmp(change, moments[i].change) != 0)
            fail_msg("%s at %s: %s until \"%s\", not %s until \"%s\"", moments[i].rule,
                moments[i].at, found, change, moments[i].state, moments[i].change);
    }
    arena_destroy(arena);
}

static const struct {
    const char *rule;
    size_t column;
    const char *right; /* must stand in the message */
} refusals[] = {
    {"", 0, "a day is missing"},
    {"Mo", 2, "a time is missing"},
    {"Mo-", 3, "a weekday is missing"},
    {"Mo,", 3, "a day is missing"},
    {"Mo-Fr09:00-17:00", 5, "a space"},
    {"mo 09:00-17:00", 0, "Mo Tu We"},
    {"Di 09:00-17:00", 0, "Tuesday is written Tu"},
    {"Mi 09:00-17:00", 0, "Wednesday is written We"},
    {"Mo-Do 09:00-17:00", 3, "Thursday is written Th"},
    {"Sa,So 09:00-17:00", 3, "Sunday is written Su"},
    {"Montag 09:00-17:00", 0, "two letters"},
    {"Mo-Fr 9:00-17:00", 6, "two digits"},
    {"Mo-Fr 09.00-17.00", 6, "09:00"},
    {"Mo-Fr 9-17", 6, "two digits"},
    {"Mo-Fr 09:00-25:00", 12, "24:00"},
    {"Mo-Fr 22:00-26:00", 12, "past midnight is written 22:00-02:00"},
    {"Mo-Fr 09:60-17:00", 6, "24:00"},
    {"Mo-Fr 24:00-02:00", 6, "end after it begins"},
    {"Mo-Fr 09:00", 11, "hyphen"},
    {"Mo-Fr 09:00-", 12, "a time is missing"},
    {"Mo-Fr 09:00-09:00", 6, "00:00-24:00"},
    {"Mo-Fr 09:00–"
     "17:00",
        11, "plain hyphen"},
    {"Mo–Fr 09:00-17:00", 2, "plain hyphen"},
    {"Mo-Fr 09:00 bis 17:00", 11, "a hyphen and the time"},
    {"Mo-Fr bis 17:00", 6, "write both times"},
    {"Mo-Fr ab 17:00", 6, "an open end is written 17:00+"},
    {"Mo-Fr 09:00-17:00;", 18, "a day is missing"},
    {"Mo-Fr 09:00-17:00,", 18, "a day is missing"},
    {"Mo-Fr 09:00-17:00 ||", 20, "a day is missing"},
    {"Mo-Fr 09:00-17:00 Uhr", 18, "leave out Uhr"},
    {"Mo-Fr 09:00-17:00 und Sa 10:00-12:00", 18, "write a comma"},
    {"Mo-Fr 09:00-17:00 / Sa 10:00-12:00", 18, "a comma between days"},
    {"Mo-Fr 09:00-17:00 | Sa 10:00-12:00", 18, "stands behind ||"},
    {"Mo-Fr 09:00-17:00+", 17, "an open end stands alone"},
    {"Mo-Fr 09:00-17:00 Sa 10:00-12:00", 18, "another rule"},
    {"Mo offen", 3, "times alone mean open"},
    {"Mo geö"
     "ffnet",
        3, "times alone mean open"},
    {"Mo geschlossen", 3, "closed is written off"},
    {"täglich 09:00-12:00", 0, "Mo-Su"},
    {"Mo open", 3, "a time is missing"},
    {"Mo-Fr 09:00-17:000", 12, "two digits"},
    {"24/7 off", 5, "another rule"},
    {"Feiertags off", 0, "public holidays are written PH"},
    {"Mo-Fr 09:00-12:00; Ferien off", 19, "school holidays are written SH"},
    {"Mo-Fr 09:00-12:00; Schulferien off", 19, "school holidays are written SH"},
    {"Mo-Fr PH 09:00-12:00", 6, "PH before the weekdays"},
    {"Mo-Fr SH 09:00-12:00", 6, "SH before the weekdays"},
    /* remarks */
    {"nach Vereinbarung", 0, "quotes: \"nach Vereinbarung\""},
    {"Mo nach Vereinbarung", 3, "quotes: \"nach Vereinbarung\""},
    {"by appointment", 0, "quotes: \"by appointment\""},
    {"Mo „nach Vereinbarung“", 3, "plain quotes"},
    {"Mo 'nach Vereinbarung'", 3, "plain quotes"},
    {"Mo \"nach Vereinbarung", 3, "ends with another \""},
    {"Mo \"\"", 3, "empty"},
    {"Mo \"a\nb\"", 3, "ends with another \""},
    {"Mo 09:00-12:00 \"a\" \"b\"", 19, "another rule"},
    /* dates */
    {"24.12. off", 0, "a date is written Dec 24"},
    {"24. Dez off", 0, "a date is written Dec 24"},
    {"1. Montag 09:00-12:00", 0, "the first Monday Mo[1]"},
    {"2026-12-24 off", 5, "a date 2026 Dec 24"},
    {"Dez 24 off", 0, "December is written Dec"},
    {"Okt 09:00-12:00", 0, "October is written Oct"},
    {"Mai 09:00-12:00", 0, "May is written May"},
    {"Mär 09:00-12:00", 0, "March is written Mar"},
    {"Jan-Mai 09:00-12:00", 4, "May is written May"},
    {"January 09:00-12:00", 0, "three letters"},
    {"Feb 30 off", 4, "no such day"},
    {"2026 Feb 29 off", 9, "no such day"},
    {"Dec 0 off", 4, "no such day"},
    {"Dec 24-32 off", 7, "no such day"},
    {"Dec 26-24 off", 7, "end after it begins"},
    {"Dec 24- off", 8, "a month is missing"},
    {"Dec 24 - Dec 26 off", 7, "leave out the spaces"},
    {"Mo - Fr 09:00-12:00", 3, "leave out the spaces"},
    {"Mo-Fr 09:00 - 12:00", 11, "leave out the spaces"},
    {"Dec-Jan 15 off", 4, "the day of both dates"},
    {"Dec 24-Jan off", 7, "the day of both dates"},
    {"2026 Dec 24-Jan 02 off", 12, "year of this date too"},
    {"2026 Nov-Feb off", 9, "year of this date too"},
    {"Dec 24-2027 Jan 02 off", 7, "year of the first date"},
    {"2027 Dec 24-2026 Dec 26 off", 12, "end after it begins"},
    {"2026 Dec 24-2026 Dec 23 off", 12, "end after it begins"},
    {"2026 Dec 24,Jan 02 off", 12, "the year here too"},
    {"Dec 24,PH off", 6, "a time is missing"},
    {"Dec 24 +1 day off", 7, "days before or after are not supported"},
    {"easter off", 0, "PH names the public holidays"},
    {"Mo sunrise-12:00", 3, "the sun is not supported"},
    {"1800 off", 0, "not before 1900"},
    {"2027-2026 off", 0, "later year stands behind"},
    {"2026-2030/2 off", 9, "one by one"},
    {"2026-27 off", 5, "2026-2027"},
    {"2026", 4, "a time is missing"},
    {"Jan", 3, "a time is missing"},
    /* weeks */
    {"KW 10 Mo 09:00-12:00", 0, "week 10-20"},
    {"Week 10 Mo 09:00-12:00", 0, "small"},
    {"week Mo 09:00-12:00", 5, "1 to 53"},
    {"week 0 Mo 09:00-12:00", 5, "1 to 53"},
    {"week 54 Mo 09:00-12:00", 5, "1 to 53"},
    {"week 50-05 Mo 09:00-12:00", 5, "week 50-53,01-05"},
    {"week 01-53/0 Mo 09:00-12:00", 11, "1 to 53"},
    {"Mo week 10 09:00-12:00", 3, "before the weekdays"},
    /* the first of the month */
    {"Mo[0] 09:00-12:00", 3, "the first is written Mo[1]"},
    {"Mo[6] 09:00-12:00", 3, "the first is written Mo[1]"},
    {"Mo[-0] 09:00-12:00", 4, "the last Mo[-1]"},
    {"Mo[12] 09:00-12:00", 3, "the first is written Mo[1]"},
    {"Mo[3-1] 09:00-12:00", 6, "later one stands behind"},
    {"Mo[1--1] 09:00-12:00", 7, "later one stands behind"},
    {"Mo[1 09:00-12:00", 4, "a ] is missing"},
    {"Mo-Fr[1] 09:00-12:00", 5, "one by one"},
    /* what the syntax allows and nobody means */
    {"Mo-Fr 09:00-12:00; \"nach Vereinbarung\"", 19, "write ||"},
    {"Mo-Fr 09:00-12:00, \"nach Vereinbarung\"", 19, "write ||"},
    {"Mo-Fr 09:00-12:00; 14:00-16:00", 19, "write ||"},
    {"Mo-Fr 09:00-12:00; 24/7", 19, "write ||"},
    {"Mo 10:00-12:00 open \"mit Termin\", 14:00-16:00", 34, "name the days again"},
    {"Mo-Fr 09:00-17:00, 12:00-13:00 off", 0, "a break stands behind"},
    {"We 12:00-13:00 off; Mo-Fr 09:00-17:00", 0, "nothing before it is open"},
};

static void refuses_everything_else_and_says_where_and_what_would_be_right(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(refusals); i++) {
        struct error error = {0};
        size_t column = 999;
        if (hours_parse(arena, refusals[i].rule, &column, &error))
            fail_msg("\"%s\" was read", refusals[i].rule);
        if (column != refusals[i].column || !strstr(error.message, refusals[i].right))
            fail_msg("\"%s\": byte %zu, %s", refusals[i].rule, column, error.message);
    }
    arena_destroy(arena);
}

/* `piece` so often, one behind the other. */
static const char *repeated(struct arena *arena, const char *piece, int times)
{
    char *rule = arena_alloc(arena, strlen(piece) * (size_t)times + 1);
    for (int i = 0; i < times; i++)
        strcat(rule, piece);
    return rule;
}

static void keeps_to_its_limits(void **state)
{
    static const struct {
        const char *begin, *piece;
        int most; /* so many pieces are read, one more is refused with */
        const char *right;
    } cases[] = {
        {"Mo off", ";Tu off", HOURS_SPANS_MOST - 1, "too many rules"},
        {"10:00-11:00", ",10:00-11:00", 31, "too many times"},
        {"Jan", ",Jan", 31, "too many dates"},
        {"2026", ",2026", 31, "too many years"},
        {"Mo 10:00-11:00", "; Tu 10:00-11:00,12:00-13:00", 31, "too many rules"},
        {"Mo off ", " ", HOURS_LENGTH_MOST - 7, "too long"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int more = 0; more < 2; more++) {
            struct arena *arena = arena_create();
            struct error error = {0};
            bool dates = strchr("J2", cases[i].begin[0]);
            const char *rule = arena_printf(arena, "%s%s%s", cases[i].begin,
                repeated(arena, cases[i].piece, cases[i].most + more), dates ? " off" : "");
            const struct hours *hours = hours_parse(arena, rule, NULL, &error);
            if (more ? hours || !strstr(error.message, cases[i].right) : !hours)
                fail_msg("\"%s\" + %d: %s", cases[i].begin, more, error.message);
            arena_destroy(arena);
        }
}

static struct civil day(const char *string)
{
    struct civil time;
    assert_true(civil_parse(string, &time));
    return time;
}

static const char *time_string(struct arena *arena, struct civil time)
{
    return time.year ? arena_printf(arena, "%04d-%02d-%02dT%02d:%02d", time.year, time.month,
                           time.day, time.hour, time.minute)
                     : "";
}

static const char *span_string(struct arena *arena, const struct hours_span *span)
{
    const char *times = span->rest ? "rest"
                                   : arena_printf(arena, "%02d:%02d-%02d:%02d", span->start / 60,
                                         span->start % 60, span->end / 60, span->end % 60);
    return arena_printf(arena, "%s%s%s%s%s", times, span->state == HOURS_UNKNOWN ? "?" : "",
        span->by_appointment ? " by appointment" : "",
        span->remark && !span->by_appointment ? " " : "",
        span->remark && !span->by_appointment ? span->remark : "");
}

/* "09:00-12:00, 14:00-16:00? by appointment"; ! in front: an exception; (why it is closed) */
static const char *day_string(struct arena *arena, const struct hours_day *hours)
{
    const char *string = hours->exception ? "!" : "";
    for (size_t i = 0; i < hours->count; i++)
        string = arena_printf(
            arena, "%s%s%s", string, i ? ", " : "", span_string(arena, &hours->spans[i]));
    return hours->remark ? arena_printf(arena, "%s(%s)", string, hours->remark) : string;
}

static struct hours_calendar school_year(void)
{
    static struct hours_holidays school[2];
    school[0] = (struct hours_holidays){civil_day(day("2026-10-17")), civil_day(day("2026-10-31"))};
    school[1] = (struct hours_holidays){civil_day(day("2026-12-23")), civil_day(day("2027-01-06"))};
    return (struct hours_calendar){school, COUNT_OF(school)};
}

static void says_which_spans_begin_on_a_day(void **state)
{
    static const struct {
        const char *rule, *day, *spans;
    } cases[] = {
        {"Mo-Fr 14:00-16:00,09:00-12:00", "2026-11-23", "09:00-12:00, 14:00-16:00"},
        {"Mo-Fr 14:00-16:00,09:00-12:00", "2026-11-28", ""},
        {"Mo-Fr 09:00-12:00,12:00-16:00", "2026-11-23", "09:00-16:00"},
        {"Fr 22:00-02:00", "2026-11-27", "22:00-26:00"},
        {"Fr 22:00-02:00", "2026-11-28", ""},
        {"24/7", "2026-11-28", "00:00-24:00"},
        {"Fr 20:00-04:00; Fr 23:00-01:00 off", "2026-11-27", "20:00-23:00, 25:00-28:00"},
        {"Fr 17:00+", "2026-11-27", "17:00-24:00"},
        {"Mo-Fr 09:00-17:00; We 12:00-13:00 off", "2026-11-25", "09:00-12:00, 13:00-17:00"},
        /* remarks */
        {"Mo-Fr 09:00-12:00 \"nach Vereinbarung\"", "2026-11-23", "09:00-12:00? by appointment"},
        {"Mo-Fr 09:00-12:00 open \"Nach  Vereinbarung\"", "2026-11-23",
            "09:00-12:00 Nach  Vereinbarung"},
        {"Mo-Fr 09:00-12:00 open \"NUR MIT TERMIN\"", "2026-11-23", "09:00-12:00 by appointment"},
        {"Mo-Fr 09:00-12:00, Mo 14:00-16:00 open \"Raum 3\"", "2026-11-23",
            "09:00-12:00, 14:00-16:00 Raum 3"},
        {"Mo-Fr 09:00-12:00 || \"nach Vereinbarung\"", "2026-11-23",
            "rest? by appointment, 09:00-12:00, rest? by appointment"},
        {"Mo-Fr 09:00-12:00 || \"nach Vereinbarung\"", "2026-11-28", "rest? by appointment"},
        {"Mo-Fr 09:00-12:00; Dec 24 off \"Heiligabend\"", "2026-12-24", "!(Heiligabend)"},
        {"Mo-Fr 09:00-17:00; We 12:00-13:00 off \"Pause\"", "2026-11-25",
            "09:00-12:00, 13:00-17:00(Pause)"},
        /* exceptions: where a date, a week or a holiday makes a difference */
        {"Mo-Fr 09:00-12:00; PH off", "2026-12-25", "!"},
        {"Mo-Fr 09:00-12:00; PH off", "2026-12-26", ""}, /* a Saturday */
        {"Mo-Fr 09:00-12:00; PH off", "2026-12-24", "09:00-12:00"},
        {"Mo-Fr 09:00-12:00; Dec 24 09:00-12:00", "2026-12-24", "09:00-12:00"},
        {"Mo-Fr 09:00-12:00; Dec 24 09:00-11:00", "2026-12-24", "!09:00-11:00"},
        {"Mo-Fr 09:00-12:00, Dec 24 14:00-16:00", "2026-12-24", "!09:00-12:00, 14:00-16:00"},
        {"Mo-Fr 09:00-12:00; Mo[1] off", "2026-12-07", "!"},
        {"Mo-Fr 09:00-12:00; week 50 off", "2026-12-07", "!"},
        {"Mo-Fr 09:00-12:00; We off", "2026-11-25", ""},
        {"Mar-Oct Mo-Fr 09:00-18:00; Nov-Feb Mo-Fr 10:00-16:00", "2026-11-25", "10:00-16:00"},
        {"2026 Mo-Fr 09:00-18:00; 2027+ Mo-Fr 10:00-16:00", "2027-11-24", "10:00-16:00"},
        {"Mo-Fr 09:00-12:00; SH Mo-Fr 10:00-12:00", "2026-12-23", "!10:00-12:00"},
        {"Mo-Fr 09:00-12:00; SH Mo-Fr 10:00-12:00", "2026-12-22", "09:00-12:00"},
        {"Mo-Fr 09:00-12:00; SH,PH off", "2026-12-23", "!"},
        {"Mo,PH 09:00-12:00", "2026-12-25", "!09:00-12:00"},
        {"Mo,PH 09:00-12:00", "2026-12-28", "09:00-12:00"},
        /* beyond the table of school holidays nobody knows, and it is no exception */
        {"Mo-Fr 09:00-12:00; SH off", "2027-03-01", "09:00-12:00?"},
        {"Mo-Fr 09:00-12:00; SH Mo-Fr 10:00-12:00", "2027-03-01", "09:00-10:00?, 10:00-12:00"},
        {"Mo-Fr 09:00-12:00; SH off", "2027-03-06", ""},
    };
    const struct hours_calendar calendar = school_year();
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct hours *hours = hours_parse(arena, cases[i].rule, NULL, NULL);
        assert_non_null(hours);
        struct hours_day found = hours_of_day(arena, hours, &calendar, day(cases[i].day));
        if (strcmp(day_string(arena, &found), cases[i].spans) != 0)
            fail_msg("%s on %s: \"%s\", not \"%s\"", cases[i].rule, cases[i].day,
                day_string(arena, &found), cases[i].spans);
    }
    arena_destroy(arena);
}

static void knows_school_holidays_as_far_as_their_table_goes(void **state)
{
    static const struct {
        const char *rule, *at, *state, *change;
    } cases[] = {
        {"Mo-Fr 09:00-12:00; SH off", "2026-12-22T10:00", "open", "2026-12-22T12:00"},
        {"Mo-Fr 09:00-12:00; SH off", "2026-12-22T12:00", "closed", "2027-01-07T09:00"},
        {"Mo-Fr 09:00-12:00; SH off", "2026-12-23T10:00", "closed", "2027-01-07T09:00"},
        {"Mo-Fr 09:00-12:00; SH off", "2027-01-06T23:59", "closed", "2027-01-07T09:00"},
        {"Mo-Fr 09:00-12:00; SH off", "2027-01-07T10:00", "unknown", "2027-01-07T12:00"},
        {"Mo-Fr 09:00-12:00; SH off", "2026-10-16T10:00", "unknown", "2026-10-16T12:00"},
        {"Mo-Fr 09:00-12:00; SH off", "2026-10-17T10:00", "closed", "2026-11-02T09:00"},
        {"SH Mo-Fr 10:00-12:00", "2026-11-23T10:00", "closed", "2026-12-23T10:00"},
        {"SH Mo-Fr 10:00-12:00", "2026-12-26T11:00", "closed", "2026-12-28T10:00"},
        {"SH,PH off; Mo-Fr 10:00-12:00", "2026-12-28T11:00", "open", "2026-12-28T12:00"},
        {"Mo-Fr 10:00-12:00; SH,PH off", "2026-12-22T13:00", "closed", "2027-01-07T10:00"},
        {"SH,Sa 10:00-12:00", "2026-12-22T13:00", "closed", "2026-12-23T10:00"},
        {"SH,PH Mo-Fr 10:00-12:00", "2026-12-25T10:00", "open", "2026-12-25T12:00"},
        {"Dec SH Th 10:00-12:00", "2026-12-25T10:00", "closed", "2026-12-31T10:00"},
    };
    const struct hours_calendar calendar = school_year();
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct hours *hours = hours_parse(arena, cases[i].rule, NULL, NULL);
        assert_non_null(hours);
        assert_true(hours_name_school_holidays(hours));
        struct hours_status found = hours_at(hours, &calendar, day(cases[i].at));
        const char *change = time_string(arena, found.change);
        if (strcmp(states[found.state], cases[i].state) != 0 ||
            strcmp(change, cases[i].change) != 0)
            fail_msg("%s at %s: %s until \"%s\", not %s until \"%s\"", cases[i].rule, cases[i].at,
                states[found.state], change, cases[i].state, cases[i].change);
    }
    assert_false(hours_name_school_holidays(hours_parse(arena, "PH off", NULL, NULL)));
    arena_destroy(arena);
}

static void knows_when_it_opens_whatever_comes_before(void **state)
{
    static const struct {
        const char *rule, *at, *opens, *remark;
    } cases[] = {
        {"Mo-Fr 09:00-12:00", "2026-11-28T10:00", "2026-11-30T09:00", ""},
        {"Mo-Fr 09:00-12:00", "2026-11-23T10:00", "", ""},
        {"Mo-Fr 09:00-12:00 || \"nach Vereinbarung\"", "2026-11-28T10:00", "2026-11-30T09:00",
            "nach Vereinbarung"},
        {"Mo-Fr 09:00-12:00; Sa 10:00-12:00 \"nach Vereinbarung\"", "2026-11-27T13:00",
            "2026-11-30T09:00", ""},
        {"Mo-Fr 09:00-12:00; Sa 10:00-12:00 \"nach Vereinbarung\"", "2026-11-28T11:00",
            "2026-11-30T09:00", "nach Vereinbarung"},
        {"\"nach Vereinbarung\"", "2026-11-28T11:00", "", "nach Vereinbarung"},
        {"off \"Umbau\"", "2026-11-28T11:00", "", "Umbau"},
        {"Fr 22:00-02:00 open \"mit Musik\"", "2026-11-28T01:00", "", "mit Musik"},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct hours *hours = hours_parse(arena, cases[i].rule, NULL, NULL);
        assert_non_null(hours);
        struct hours_status found = hours_at(hours, NULL, day(cases[i].at));
        assert_string_equal(time_string(arena, found.opens), cases[i].opens);
        assert_string_equal(found.remark ? found.remark : "", cases[i].remark);
        assert_int_equal(found.by_appointment, strcmp(cases[i].remark, "nach Vereinbarung") == 0);
    }
    arena_destroy(arena);
}

static void of_the_sets_that_hold_on_a_day_the_last_counts(void **state)
{
    static const char *const year = "Mo-Fr 09:00-12:00\n2026-12-21/2027-01-03 We 10:00-12:00";
    static const char *const quarters = "/2026-12 Mo 09:00-12:00\n2027-03/2027 Mo 10:00-12:00";
    static const struct {
        const char *const *lines;
        const char *at, *state, *change, *day;
    } cases[] = {
        {&year, "2026-12-18T12:00", "closed", "2026-12-23T10:00", "09:00-12:00"},
        {&year, "2026-12-21T10:00", "closed", "2026-12-23T10:00", "!"},
        {&year, "2026-12-23T10:00", "open", "2026-12-23T12:00", "!10:00-12:00"},
        {&year, "2027-01-03T10:00", "closed", "2027-01-04T09:00", ""},
        {&year, "2027-01-04T10:00", "open", "2027-01-04T12:00", "09:00-12:00"},
        /* between two that have ends nobody knows */
        {&quarters, "2026-12-31T10:00", "closed", "2027-01-01T00:00", ""},
        {&quarters, "2027-01-04T10:00", "unknown", "2027-03-01T00:00", "rest?"},
        {&quarters, "2027-12-27T10:00", "open", "2027-12-27T12:00", "10:00-12:00"},
        {&quarters, "2027-12-31T10:00", "closed", "2028-01-01T00:00", ""},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct hours *hours = hours_parse_sets(arena, *cases[i].lines);
        assert_non_null(hours);
        struct hours_status found = hours_at(hours, NULL, day(cases[i].at));
        struct hours_day spans = hours_of_day(arena, hours, NULL, day(cases[i].at));
        const char *change = time_string(arena, found.change);
        if (strcmp(states[found.state], cases[i].state) != 0 ||
            strcmp(change, cases[i].change) != 0 ||
            strcmp(day_string(arena, &spans), cases[i].day) != 0)
            fail_msg("%s: %s until \"%s\", day \"%s\"", cases[i].at, states[found.state], change,
                day_string(arena, &spans));
    }
    arena_destroy(arena);
}

static void reads_sets_only_as_they_are_stored(void **state)
{
    static const struct {
        const char *lines;
        bool read;
    } cases[] = {
        {"24/7", true},
        {"2026/ 24/7", true},
        {"Mo 09:00-12:00", true},
        {"", false},
        {"Mo 09:00-12:00\n", false},
        {"2026-13/ Mo 09:00-12:00", false},
        {"2026-12-21/2027-01-03", false},
        {"2026-12-21/2027-01-03  Mo", false},
        {"2026-12-21/Mo 09:00-12:00", false},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if ((hours_parse_sets(arena, cases[i].lines) != NULL) != cases[i].read)
            fail_msg("\"%s\"", cases[i].lines);
    assert_null(hours_parse(arena, "2026-12-21/2027-01-03 Mo 09:00-12:00", NULL, NULL));
    assert_null(hours_parse(arena, "Mo 09:00-12:00\nTu 09:00-12:00", NULL, NULL));
    const char *many = repeated(arena, "Mo off\n", 31);
    assert_non_null(hours_parse_sets(arena, arena_printf(arena, "%sMo off", many)));
    assert_null(hours_parse_sets(arena, arena_printf(arena, "%sMo off\nMo off", many)));
    arena_destroy(arena);
}

static void computes_the_holidays_of_a_year(void **state)
{
    static const struct {
        int year;
        const char *days;
    } cases[] = {
        {2024, "0101 0329 0401 0501 0509 0520 0530 1003 1101 1225 1226 "},
        {2026, "0101 0403 0406 0501 0514 0525 0604 1003 1101 1225 1226 "},
        {2027, "0101 0326 0329 0501 0506 0517 0527 1003 1101 1225 1226 "},
        {2038, "0101 0423 0426 0501 0603 0614 0624 1003 1101 1225 1226 "},
        {2049, "0101 0416 0419 0501 0527 0607 0617 1003 1101 1225 1226 "},
        {2008, "0101 0321 0324 0501 0512 0522 1003 1101 1225 1226 "}, /* Ascension on 1 May */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char days[128] = "";
        long first = civil_day((struct civil){cases[i].year, 1, 1, 0, 0});
        long end = civil_day((struct civil){cases[i].year + 1, 1, 1, 0, 0});
        for (long day = first; day < end; day++) {
            struct civil date = civil_from_day(day);
            size_t used = strlen(days);
            if (holiday_is(date))
                snprintf(days + used, sizeof days - used, "%02d%02d ", date.month, date.day);
        }
        assert_string_equal(days, cases[i].days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_state_and_its_next_change),
        cmocka_unit_test(refuses_everything_else_and_says_where_and_what_would_be_right),
        cmocka_unit_test(keeps_to_its_limits),
        cmocka_unit_test(says_which_spans_begin_on_a_day),
        cmocka_unit_test(knows_school_holidays_as_far_as_their_table_goes),
        cmocka_unit_test(knows_when_it_opens_whatever_comes_before),
        cmocka_unit_test(of_the_sets_that_hold_on_a_day_the_last_counts),
        cmocka_unit_test(reads_sets_only_as_they_are_stored),
        cmocka_unit_test(computes_the_holidays_of_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
