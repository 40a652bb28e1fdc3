/* SPDX-License-Identifier: EUPL-1.2 */
/* faden-sync: takes signed content from a channel or a stick into the store of this terminal. */
#include <stdio.h>

int main(void)
{
    puts("faden-sync " FADEN_VERSION);
    return 0;
}
