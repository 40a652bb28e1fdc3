/* SPDX-License-Identifier: EUPL-1.2 */
/* What has to be true of every scene, in every shape and language. */
#ifndef SCENES_RULES_H
#define SCENES_RULES_H

struct trial;

/* Holds the trial's scene against every rule. */
void rules_try(struct trial *trial);

#endif
