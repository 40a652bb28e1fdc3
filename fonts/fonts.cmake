# SPDX-License-Identifier: EUPL-1.2
# Stages the fonts once, and again when a table or the script changes.
set(FONTS ${CMAKE_BINARY_DIR}/share/faden/fonts)
add_custom_command(
  OUTPUT ${FONTS}/fonts.csv
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/share/faden
  COMMAND sh ${CMAKE_SOURCE_DIR}/fonts/stage.sh ${FONTS}
  DEPENDS ${CMAKE_SOURCE_DIR}/fonts/fonts.csv ${CMAKE_SOURCE_DIR}/fonts/stage.sh
          ${CMAKE_SOURCE_DIR}/fonts/hyphens.csv ${CMAKE_SOURCE_DIR}/fonts/hyphens-de.txt
          ${CMAKE_SOURCE_DIR}/fonts/hyphens-el.txt
          ${CMAKE_SOURCE_DIR}/fonts/hyphens.awk
  COMMENT "Staging fonts"
  VERBATIM)
add_custom_target(fonts ALL DEPENDS ${FONTS}/fonts.csv)
