"""The server with an editor that people use: Neovim's own client starts it, types, and shows what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clock import HANGS_S

SETTINGS = 'slug = "rents"\nlocale = "en"\ndate = 2024-05-01\n\n[publisher]\nname = "The Publisher"\n'
# As docs/editors.md has it; Neovim before 0.8 has no `vim.lsp.start`, which does these two steps.
SCRIPT = """
local given = vim.fn.json_decode(vim.fn.readfile(vim.env.GIVEN))
local function wait(is_so) assert(vim.wait(given.limit_ms, is_so, 50), 'waited in vain') end
local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do table.insert(found, { one.code, one.lnum, one.col, one.end_col }) end
  return found
end
vim.cmd('edit ' .. vim.fn.fnameescape(given.path))
local client = vim.lsp.start_client({ name = 'paperbuild', cmd = given.command, root_dir = given.root })
vim.lsp.buf_attach_client(0, client)
wait(function() return vim.lsp.get_client_by_id(client).initialized end)
vim.api.nvim_buf_set_text(0, 2, 0, 2, 0, { '😀 [@nobody] ' })
wait(function() return #codes() > 0 end)
local told = codes()
vim.api.nvim_buf_set_text(0, 2, 0, 2, #'😀 [@nobody] ', { '' })
wait(function() return #codes() == 0 end)
vim.fn.writefile({ vim.fn.json_encode(told) }, given.answer)
"""


@pytest.mark.neovim
@pytest.mark.slow
def test_neovim_shows_a_finding_while_one_types_and_takes_it_back(tmp_path: Path) -> None:
    """Behind a letter of two units, so that both count columns alike."""
    section = tmp_path / "content/en/01-rents.md"
    section.parent.mkdir(parents=True)
    section.write_text("# Rents\n\nText.\n", encoding="utf-8")
    (tmp_path / "content/paper.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "content/en/metadata.toml").write_text('title = "Rents"\n', encoding="utf-8")
    (tmp_path / "bibliography.bib").write_text("", encoding="utf-8")
    script, given, answer = (tmp_path / name for name in ("try.lua", "given.json", "answer.json"))
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, "-m", "paperbuild", "lsp"]
    values = {"path": str(section), "root": str(tmp_path), "command": command, "answer": str(answer)}
    given.write_text(json.dumps({**values, "limit_ms": HANGS_S * 1000}), encoding="utf-8")
    line = ["nvim", "--headless", "-u", "NONE", "-n", "-c", f"luafile {script}", "-c", "qa!"]
    environment = {"GIVEN": str(given), "HOME": str(tmp_path), "PATH": "/usr/local/bin:/usr/bin:/bin"}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=HANGS_S, check=False)
    assert answer.is_file(), done.stderr
    start = len("😀 [@".encode())
    assert json.loads(answer.read_text(encoding="utf-8")) == [["CIT001", 2, start, start + len("nobody")]]
