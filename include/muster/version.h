/* muster/version.h - which version this is: printed by `muster --version`, written into every output. */
#ifndef MUSTER_VERSION_H
#define MUSTER_VERSION_H

#define MUSTER_VERSION "0.1.0"

#endif
