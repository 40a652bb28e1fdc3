# SPDX-License-Identifier: EUPL-1.2
# Three Debian packages by CPack, from a release build (app/deploy/package makes one):
#   faden        the terminal: program, fonts, pictograms, kiosk session
#   faden-sync   takes up signed content: program, timer, stick
#   faden-tools  makes and publishes content: faden-pack, folder job
# Fonts and icons that are used as they are become links into Debian's packages, which are needed
# then: they keep their own licences and corrections. What is made from such files (Han cut down to
# a tenth, hyphenation in UTF-8) is installed.
set(DEPLOY ${CMAKE_SOURCE_DIR}/app/deploy)
set(UNITS /lib/systemd/system)

# package(NAME SUMMARY TEXT DEPENDS RECOMMENDS)
function(package name summary text depends recommends)
  string(TOUPPER ${name} key)
  set(prefix CPACK_DEBIAN_${key}_PACKAGE)
  file(GLOB control ${DEPLOY}/debian/${name}/*)
  set(${prefix}_NAME ${name} PARENT_SCOPE)
  set(CPACK_COMPONENT_${key}_DESCRIPTION "${summary}\n${text}" PARENT_SCOPE)
  set(${prefix}_DEPENDS "${depends}" PARENT_SCOPE)
  set(${prefix}_RECOMMENDS "${recommends}" PARENT_SCOPE)
  set(${prefix}_CONTROL_EXTRA "${control}" PARENT_SCOPE)
  set(${prefix}_CONTROL_STRICT_PERMISSION ON PARENT_SCOPE)

  set(doc ${CMAKE_BINARY_DIR}/doc/${name})
  file(MAKE_DIRECTORY ${doc})
  add_custom_command(OUTPUT ${doc}/changelog.Debian.gz ${doc}/copyright
    COMMAND sh ${DEPLOY}/documents ${name} ${doc}
    DEPENDS ${DEPLOY}/documents ${DEPLOY}/debian/changelog ${DEPLOY}/debian/copyright VERBATIM)
  add_custom_target(${name}_documents ALL DEPENDS ${doc}/changelog.Debian.gz)
  install(FILES ${doc}/changelog.Debian.gz ${doc}/copyright DESTINATION share/doc/${name}
    COMPONENT ${name})
  install(FILES ${DEPLOY}/debian/overrides DESTINATION share/lintian/overrides RENAME ${name}
    COMPONENT ${name})
endfunction()

# page(PACKAGE PAGE…): manual pages, compressed as Debian wants them.
function(page package)
  foreach(page ${ARGN})
    string(REGEX REPLACE ".*\\." "" section ${page})
    set(compressed ${CMAKE_BINARY_DIR}/doc/${package}/${page}.gz)
    add_custom_command(OUTPUT ${compressed} DEPENDS ${DEPLOY}/man/${page}
      COMMAND sh -c "gzip -9n <\"$1\" >\"$2\"" sh ${DEPLOY}/man/${page} ${compressed} VERBATIM)
    add_custom_target(${page}_page ALL DEPENDS ${compressed})
    install(FILES ${compressed} DESTINATION share/man/man${section} COMPONENT ${package})
  endforeach()
endfunction()

# units(PACKAGE FILE…)
function(units package)
  list(TRANSFORM ARGN PREPEND ${DEPLOY}/units/ OUTPUT_VARIABLE files)
  install(FILES ${files} DESTINATION ${UNITS} COMPONENT ${package})
endfunction()

# own(PACKAGE KIND…): what the package has of its own in KIND.d, users and folders.
function(own package)
  foreach(kind ${ARGN})
    install(FILES ${DEPLOY}/etc/${package}.${kind} DESTINATION /usr/lib/${kind}.d
      RENAME ${package}.conf COMPONENT ${package})
  endforeach()
endfunction()

package(faden "multilingual information terminal"
  "People who are new in a city find on a touchscreen, in their own language,
what it offers: by pictogram and word, without the internet.
This package is the terminal itself, and a session that shows it and nothing
else on a display from the moment the machine starts."
  "fonts-noto-core, fonts-noto-ui-core, fonts-material-design-icons-iconfont, systemd, tzdata"
  "faden-sync, cage, seatd, xwayland")
install(TARGETS faden COMPONENT faden)
install(DIRECTORY ${FONTS} DESTINATION share/faden COMPONENT faden
  PATTERN "*.ttf" EXCLUDE)
install(DIRECTORY ${PICTOGRAM_FOLDER} DESTINATION share/faden COMPONENT faden)
install(CODE "set(FONTS ${FONTS})
include(${DEPLOY}/links.cmake)" COMPONENT faden)
install(PROGRAMS ${DEPLOY}/kiosk-x11 DESTINATION libexec/faden COMPONENT faden)
install(FILES ${DEPLOY}/etc/terminal.conf ${DEPLOY}/etc/kiosk.conf ${DEPLOY}/etc/xorg.conf
  DESTINATION /etc/faden COMPONENT faden)
units(faden faden-kiosk.service faden-kiosk-x11.service faden-kiosk-again@.service
  faden-display-off.service faden-display-off.timer faden-display-on.timer)
own(faden sysusers tmpfiles)
page(faden faden.1 faden-terminal.conf.5)

package(faden-sync "takes up signed content for the information terminal Faden"
  "Fetches what staff published, from a web server or a USB stick, and verifies
it: nobody else can put a word on the screen. A power cut, a full disk or a
broken line leave the whole old or the whole new content.
A timer does so every night."
  "ca-certificates, systemd, udev"
  "faden")
install(TARGETS faden-sync COMPONENT faden-sync)
install(FILES ${CONTENT_FOLDER}/ui.pack DESTINATION share/faden COMPONENT faden-sync)
install(FILES ${DEPLOY}/etc/sync.conf DESTINATION /etc/faden COMPONENT faden-sync)
units(faden-sync faden-sync.service faden-sync.timer run-faden-stick.mount faden-stick.service
  faden-stick-wanted.path faden-stick-sync.service)
install(FILES ${DEPLOY}/units/60-faden-stick.rules DESTINATION /lib/udev/rules.d
  COMPONENT faden-sync)
own(faden-sync sysusers tmpfiles)
page(faden-sync faden-sync.8 faden-sync.conf.5)

package(faden-tools "makes and publishes content of the information terminal Faden"
  "Checks the sheets and translations that staff maintain, builds packs of
them, signs and publishes them as static files for any web server or a USB
stick."
  "faden (= ${PROJECT_VERSION}-1), systemd"
  "")
install(TARGETS faden-pack COMPONENT faden-tools)
install(PROGRAMS ${DEPLOY}/faden-publish-folder DESTINATION bin COMPONENT faden-tools)
install(FILES ${DEPLOY}/etc/publish.conf DESTINATION /etc/faden COMPONENT faden-tools)
units(faden-tools faden-publish.service faden-publish.path faden-publish.timer)
own(faden-tools sysusers)
page(faden-tools faden-pack.1 faden-publish-folder.8)

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL faden faden-sync faden-tools)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_CONTACT
  "Beratungsstelle in der Nadelfabrik Aachen <faden@example.org>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
