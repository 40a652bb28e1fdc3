# SPDX-License-Identifier: EUPL-1.2
# At installation: each staged font or icon that is a file of a Debian package as it is becomes a
# link to it, relative as Debian wants links within /usr.
set(share $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/share)
file(GLOB staged ${FONTS}/*.ttf)
foreach(font ${staged})
  get_filename_component(name ${font} NAME)
  file(GLOB_RECURSE original RELATIVE /usr/share /usr/share/fonts/truetype/${name})
  list(LENGTH original count)
  if(NOT count EQUAL 1)
    message(FATAL_ERROR "${name}: is ${count} times in /usr/share/fonts; once would be right")
  endif()
  file(CREATE_LINK ../../${original} ${share}/faden/fonts/${name} SYMBOLIC)
endforeach()
