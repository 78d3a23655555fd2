# shellcheck shell=bash
# Finds out which system libraries and programs are missing, and installs them where it may. Sourced.

# shellcheck source=scripts/say.sh
source scripts/say.sh

# shellcheck source=scripts/checkers.sh
source scripts/checkers.sh

# Installs what `purpose` (pdf or test) lacks, or says which line does. Fails only without Pango or Python's venv:
# nothing can be made then; the tests skip what needs the rest.
prepare_system() {
    local purpose=$1 python=$2 missing
    missing=$(list_missing "$purpose" "$python")
    [[ -n $missing ]] || return 0
    install_missing "$python" "$missing"
    can_go_on "$purpose" "$(list_missing "$purpose" "$python")"
}

# Installs the library that Playwright's driver, which comes from Python's packages, wants of some systems.
prepare_driver() {
    local missing
    missing=$(list_missing_of_driver)
    [[ -n $missing ]] || return 0
    install_missing .venv/bin/python "$missing"
}

# Installs these needs, or says in one line what to run.
install_missing() {
    local python=$1 missing=$2 manager command
    if ! manager=$(find_manager); then
        say "missing: $(one_line "$missing"); install them with this system's package manager"
    else
        command=$(install_command "$manager" "$(package_names "$manager" "$python" "$missing")")
        if [[ -z $command ]]; then
            say "missing, and $manager has no package of it: $(one_line "$missing")"
        elif may_install "$manager"; then
            run_install "$manager" "$command" || install_one_by_one "$manager" "$python" "$missing"
        else
            say "missing: $(one_line "$missing"); to install: $(by_hand "$manager" "$command")"
        fi
    fi
}

# What `purpose` needs and this machine lacks, one name a line.
list_missing() {
    local purpose=$1 python=$2
    "$python" -c 'import ensurepip, venv' 2>/dev/null || has_environment || echo venv
    has_libraries "$python" gobject-2.0:0 pango-1.0:0 pangoft2-1.0:0 fontconfig:1 harfbuzz:0 || echo pango
    has_libraries "$python" harfbuzz-subset:0 || echo harfbuzz-subset
    [[ $purpose == test ]] || return 0
    java -version >/dev/null 2>&1 || echo java
    command -v pdftotext >/dev/null || echo poppler
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || echo chromium
    has_cjk_fonts || echo cjk-fonts
    command -v msgfmt >/dev/null || echo gettext
    command -v nvim >/dev/null || echo neovim
    { has_checkers && command -v node; } >/dev/null || command -v npm >/dev/null || echo npm
}

# Playwright's driver is a program that the loader says no more of than which library it does not find.
list_missing_of_driver() {
    local driver said
    for driver in .venv/lib/python*/site-packages/playwright/driver/node; do
        [[ -x $driver ]] || continue
        said=$("$driver" --version 2>&1) || [[ $said != *libatomic* ]] || echo libatomic
    done
}

# Whether the fonts are there that Chinese is set in.
has_cjk_fonts() { [[ $(fc-list 2>/dev/null) == *"Noto Serif CJK SC"* ]]; }

has_environment() { .venv/bin/python -m pip --version >/dev/null 2>&1; }

# Whether Python can load each library, given as NAME:VERSION.
has_libraries() {
    local python=$1
    shift
    "$python" - "$@" 2>/dev/null <<'PYTHON'
import ctypes, sys
for library in sys.argv[1:]:
    name, version = library.split(":")
    for file in (f"lib{name}.so.{version}", f"lib{name}.{version}.dylib", f"lib{name}.dylib"):
        try:
            ctypes.CDLL(file)
            break
        except OSError:
            pass
    else:
        sys.exit(1)
PYTHON
}

can_go_on() {
    local purpose=$1 missing=$2 need
    for need in $missing; do
        case $need in
            venv) say "Python cannot make a .venv without its venv module" && return 1 ;;
            pango) [[ $purpose == pdf ]] && say "no PDF can be made without Pango" && return 1 ;;
        esac
    done
    return 0
}

find_manager() {
    local manager
    for manager in apt-get dnf pacman apk brew; do
        if command -v "$manager" >/dev/null; then
            echo "$manager"
            return
        fi
    done
    return 1
}

package_names() {
    local manager=$1 python=$2 missing=$3 need
    for need in $missing; do package_name "$manager" "$need" "$python"; done
}

# What `manager` calls a need; nothing where it has no such package.
package_name() {
    case $1:$2 in
        apt-get:venv) "$3" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' ;;
        apt-get:pango) echo libpango-1.0-0 libpangoft2-1.0-0 ;;
        apt-get:harfbuzz-subset) echo libharfbuzz-subset0 ;;
        apt-get:java) echo default-jre-headless ;;
        dnf:java) echo java-headless ;;
        pacman:java) echo jre-openjdk-headless ;;
        apk:java) echo openjdk17-jre-headless ;;
        brew:java) echo openjdk ;;
        apk:harfbuzz-subset) echo harfbuzz-subset ;;
        *:harfbuzz-subset) echo harfbuzz ;;
        *:pango) echo pango ;;
        apt-get:poppler | dnf:poppler | apk:poppler) echo poppler-utils ;;
        *:poppler) echo poppler ;;
        apt-get:cjk-fonts) echo fontconfig fonts-noto-cjk ;;
        dnf:cjk-fonts) echo google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts ;;
        pacman:cjk-fonts) echo noto-fonts-cjk ;;
        apk:cjk-fonts) echo fontconfig font-noto-cjk ;;
        brew:chromium | brew:cjk-fonts | brew:libatomic) ;;
        brew:npm) echo node ;;
        apt-get:libatomic) echo libatomic1 ;;
        pacman:libatomic) echo gcc-libs ;;
        *:chromium | *:gettext | *:neovim | *:npm | *:libatomic) echo "$2" ;;
    esac
}

# The command that installs `packages` with `manager`, or nothing where there are none.
install_command() {
    local manager=$1 packages
    packages=$(one_line "$2")
    [[ -n $packages ]] || return 0
    case $manager in
        apt-get) echo "apt-get install -y --no-install-recommends $packages" ;;
        dnf) echo "dnf install -y $packages" ;;
        pacman) echo "pacman -S --noconfirm --needed $packages" ;;
        apk) echo "apk add $packages" ;;
        brew) echo "brew install $packages" ;;
    esac
}

by_hand() { if [[ $1 == brew ]]; then echo "$2"; else echo "sudo $2"; fi; }

# Homebrew wants no root; the others want it, or a sudo that does not ask.
may_install() {
    [[ $1 == brew || $(id -u) -eq 0 ]] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

run_install() {
    local manager=$1 command=$2 prefix=""
    [[ $manager == brew || $(id -u) -eq 0 ]] || prefix="sudo -n"
    say "$command"
    if [[ $manager == apt-get ]]; then
        # Without a list of packages, or with an old one, apt finds nothing.
        $prefix env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || say "apt-get update failed; trying all the same"
        command="env DEBIAN_FRONTEND=noninteractive $command -qq"
    fi
    # shellcheck disable=SC2086 # both are words to split
    $prefix $command </dev/null >&2
}

# A package manager that does not know one name installs none of them.
install_one_by_one() {
    local manager=$1 python=$2 missing=$3 need command
    for need in $missing; do
        command=$(install_command "$manager" "$(package_name "$manager" "$need" "$python")")
        [[ -n $command ]] || continue
        run_install "$manager" "$command" || say "that failed; to try it by hand: $(by_hand "$manager" "$command")"
    done
}

one_line() { printf '%s\n' "$1" | tr '\n' ' ' | sed 's/ *$//'; }
