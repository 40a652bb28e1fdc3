/* SPDX-License-Identifier: EUPL-1.2 */
/* Any text as a signature of "hello": only the one that minisign made is believed, whatever its
 * untrusted comment; and any line as a public key: it has one spelling. */
#include "fuzz.h"

#include "trust/signature.h"

#include <string.h>

#define KEY "RWTnKaKjBkThLGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zy+7"

static const char believed[] =
    "\nRUTnKaKjBkThLCeYy0eYnd2e5tzEtPhkFQzLL2PferMJYU5FKEHLaDmTIpy7bjWIhClDlzcTN90JgN4iJrGd2RlNq/"
    "aNhCNWAQQ=\ntrusted comment: timestamp:1795558474\tfile:f\thashed\n"
    "f0l6UBqN8ZNHFfxBuRX8czkNckva0FWiJdzoNJOs6IuN9UwqrxgZY1R5t4BvnFJThoiIgbBsgGPDZag8M6nQBg==\n";

static void check_line(const char *line)
{
    struct public_key key;
    char again[KEY_LINE + 1];
    if (!public_key_parse(line, &key))
        return;
    public_key_line(&key, again);
    EXPECT(strcmp(line, again) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    struct error error = {0};
    struct public_key key;
    const char *comment = NULL;
    EXPECT(public_key_parse(KEY, &key));
    char *text = malloc(count + 1);
    EXPECT(text);
    if (count)
        memcpy(text, bytes, count);
    text[count] = '\0';
    const char *second = strchr(text, '\n');
    if (signature_verify(arena, text, &key, 1, "hello\n", 6, &comment, &error))
        EXPECT(second && strcmp(second, believed) == 0 && comment);
    else
        EXPECT(*error.message);
    check_line(text);
    free(text);
    arena_destroy(arena);
    return 0;
}
