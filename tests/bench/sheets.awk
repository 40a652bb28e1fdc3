# SPDX-License-Identifier: EUPL-1.2
# The sheets of tests/bench/sheets. Numbers come from a generator of its own, so that every awk
# writes the same.
BEGIN {
    seed = 1; TOPICS = 8; ORGANISATIONS = 40; PLACES = 60
    split("bel dor fin gam hul jor kes lum mor nat pel rin sav tor ul wen zim brak dolt fust", syllables, " ")
    letters["latin"] = "bel dor fin gam hul jor kes lum mor nat pel rin sav tor ul wen zim brak"
    letters["arabic"] = "بال دور فين جام هول يور كاس لوم مور نات بيل رين ساف تور ولن وين زيم براك"
    letters["cyrillic"] = "бел дор фин гам хул йор кес лум мор нат пел рин сав тор ул вен зим брак"
    letters["ethiopic"] = "በል ዶር ፊን ጋም ሁል ዮር ከስ ሉም ሞር ናት ፐል ሪን ሳቭ ቶር ኡል ወን ዚም ብራክ"
    letters["han"] = "学校 语言 老师 城市 帮助 孩子 家庭 工作 医院 房子 德国 课程 办公 时间 朋友 文化 音乐 电话"
    scripts["ar"] = scripts["fa"] = "arabic"
    scripts["ru"] = scripts["uk"] = "cyrillic"
    scripts["ti"] = "ethiopic"
    scripts["zh-Hans"] = "han"
    translations = split(languages, tags, "|")
    split("school luggage home work restaurant place book phone people train pets park", pictograms, " ")
    split("#1F5FA8 #0B7A75 #B3541E #5B4B9A #8A5A00 #A8326E #3D5A40 #37474F", colours, " ")
    split("Mo-We 08:00-12:00|Mo-Th 09:00-12:30,13:30-17:00; Fr 09:00-12:30; PH off|Sa 10:00-14:00", hours, "|")
    pack(); topics(); places(); organisations(); services()
}

function random(most) {
    seed = seed * 16807 % 2147483647
    return 1 + int(seed / 2147483647 * most)
}

function word(    i, made) {
    for (i = random(3); i >= 0; i--)
        made = made syllables[random(20)]
    return toupper(substr(made, 1, 1)) substr(made, 2)
}

function words(number,    i, made) {
    for (i = 0; i < number; i++)
        made = made (i ? " " : "") word()
    return made
}

function foreign_words(language, number,    i, made, pieces) {
    split(letters[language in scripts ? scripts[language] : "latin"], pieces, " ")
    for (i = 0; i < number; i++)
        made = made (i ? " " : "") pieces[random(18)] pieces[random(18)]
    return made
}

# The first language is the German of the sheets.
function translate(row, german, number,    i) {
    for (i = 2; i <= translations; i++)
        message(tags[i], row, german, foreign_words(tags[i], number))
}

function message(language, row, german, text,    file) {
    file = folder "/i18n/" language ".po"
    if (!(file in begun))
        print "msgid \"\"\nmsgstr \"\"\n\"Language: " language "\\n\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n" > file
    begun[file] = 1
    print "msgctxt \"" row "\"\nmsgid \"" german "\"\nmsgstr \"" text "\"\n" > file
}

function pack(    file) {
    file = folder "/pack.ini"
    print "id = bench\ntitle = Bench\npublisher = Bench\nsource_language = de" > file
    print "languages = " languages "\nregion = NW\ntimezone = Europe/Berlin\ndate = 2026-11" > file
}

function topics(    file, i, name) {
    file = folder "/topics.csv"
    print "id,parent,pictogram,colour,name,description,display,source" > file
    for (i = 1; i <= TOPICS; i++) {
        name = word()
        print "t" i ",," pictograms[1 + i % 12] "," colours[1 + i % 8] "," name ",,,bench" > file
        translate("topics/t" i "/name", name, 1)
    }
}

function places(    file, i) {
    file = folder "/places.csv"
    print "id,name,street,postcode,city,latitude,longitude,floor,room,bus_stop,step_free,here" > file
    for (i = 1; i <= PLACES; i++)
        print "p" i "," word() "," word() " " random(90) ",00001," word() ",,,,,,yes," > file
}

function organisations(    file, i) {
    file = folder "/organisations.csv"
    print "id,name,place,source,source_date,confidence,verified_on,next_check" > file
    for (i = 1; i <= ORGANISATIONS; i++)
        print "o" i "," words(2) ",p" random(PLACES) ",bench,2026-06,high,2026-06-15,2027-06" > file
}

function services(    file, i, name, what) {
    file = folder "/services.csv"
    print "id,organisation,topics,name,what,audience,free,hours,appointment,languages,place,phone,source,source_date,confidence,verified_on,next_check" > file
    for (i = 1; i <= count; i++) {
        name = words(2)
        what = words(9) "."
        printf "s%d,o%d,t%d,%s,%s,%s,%s,\"%s\",%s,de|en,p%d,030 23125-%d,bench,2026-06,high,2026-06-15,2027-06\n", i, \
            random(ORGANISATIONS), 1 + i % TOPICS, name, what, random(3) == 1 ? "women" : "", \
            random(2) == 1 ? "yes" : "", hours[random(3)], random(2) == 1 ? "none" : "needed", \
            random(PLACES), 100 + i % 900 > file
        translate("services/s" i "/name", name, 2)
        translate("services/s" i "/what", what, 9)
    }
}
