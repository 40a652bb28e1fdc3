# SPDX-License-Identifier: EUPL-1.2
# Sources of packs → packs → the databases that the terminal reads, all with faden-pack.
set(CONTENT_FOLDER ${CMAKE_BINARY_DIR}/content)
file(MAKE_DIRECTORY ${CONTENT_FOLDER})

file(GLOB pictograms CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/pictograms/*.svg)
set(PICTOGRAM_FOLDER ${CMAKE_BINARY_DIR}/share/faden/pictograms)
set(staged_pictograms)
foreach(pictogram ${pictograms})
  get_filename_component(name ${pictogram} NAME)
  add_custom_command(OUTPUT ${PICTOGRAM_FOLDER}/${name} DEPENDS ${pictogram}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PICTOGRAM_FOLDER}
    COMMAND ${CMAKE_COMMAND} -E copy ${pictogram} ${PICTOGRAM_FOLDER}/${name} VERBATIM)
  list(APPEND staged_pictograms ${PICTOGRAM_FOLDER}/${name})
endforeach()
add_custom_target(pictograms ALL DEPENDS ${staged_pictograms})

# pack(NAME FOLDER): CONTENT_FOLDER/NAME.pack from the sources in FOLDER, named as people in the
# source tree would, so that a diagnostic can be clicked.
function(pack name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.csv
    ${CMAKE_SOURCE_DIR}/${folder}/*.xlsx
    ${CMAKE_SOURCE_DIR}/${folder}/i18n/*.po ${CMAKE_SOURCE_DIR}/${folder}/media/*
    ${CMAKE_SOURCE_DIR}/${folder}/pack.ini)
  add_custom_command(OUTPUT ${CONTENT_FOLDER}/${name}.pack
    COMMAND faden-pack build ${folder} -o ${CONTENT_FOLDER}/${name}.pack
    DEPENDS ${sources} ${staged_pictograms} faden-pack fonts
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMENT "Packing ${folder}" VERBATIM)
endfunction()

# database(NAME PACK…): CONTENT_FOLDER/NAME.db from packs, in this order.
function(database name)
  list(TRANSFORM ARGN REPLACE "(.+)" "${CONTENT_FOLDER}/\\1.pack" OUTPUT_VARIABLE packs)
  add_custom_command(OUTPUT ${CONTENT_FOLDER}/${name}.db
    COMMAND faden-pack db ${packs} -o ${CONTENT_FOLDER}/${name}.db
    DEPENDS ${packs} faden-pack COMMENT "Compiling ${name}.db" VERBATIM)
endfunction()

pack(ui assets/ui)
pack(aachen content/aachen)
pack(musterstadt content/musterstadt)
database(content ui aachen)
database(musterstadt ui musterstadt)
# The interface's own texts come with the program; faden-sync puts them beside what is published.
set(STAGED_UI ${CMAKE_BINARY_DIR}/share/faden/ui.pack)
add_custom_command(OUTPUT ${STAGED_UI} DEPENDS ${CONTENT_FOLDER}/ui.pack
  COMMAND ${CMAKE_COMMAND} -E copy ${CONTENT_FOLDER}/ui.pack ${STAGED_UI} VERBATIM)
add_custom_target(databases ALL
  DEPENDS ${CONTENT_FOLDER}/content.db ${CONTENT_FOLDER}/musterstadt.db ${STAGED_UI})
