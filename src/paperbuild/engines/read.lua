-- A displayed formula has no attributes: what is written behind it, `{#eq-rent}`, becomes those of a span around it.
local function with_identifiers(inlines)
  local made = pandoc.Inlines({})
  local at = 1
  while at <= #inlines do
    local inline, gap = inlines[at], 1
    if inline.t == 'Math' and inline.mathtype == 'DisplayMath' then
      local following = inlines[at + 1]
      if following and (following.t == 'Space' or following.t == 'SoftBreak') then
        gap, following = 2, inlines[at + 2]
      end
      local identifier, rest
      if following and following.t == 'Str' then
        identifier, rest = following.text:match('^{#(eq[-:][^%s{}]+)}(.*)$')
      end
      if identifier then
        inline = pandoc.Span({ inline }, pandoc.Attr(identifier, { 'numbered-formula' }))
        if rest ~= '' then
          inlines[at + gap] = pandoc.Str(rest)
          gap = gap - 1
        end
        at = at + gap
      end
    end
    made:insert(inline)
    at = at + 1
  end
  return made
end

-- A picture without a caption is no figure to pandoc; with the identifier of one it is numbered as one.
local function as_figure(paragraph)
  local image = paragraph.content[1]
  if #paragraph.content ~= 1 or image.t ~= 'Image' or #image.caption > 0 then
    return nil
  end
  local identifier = image.identifier
  if identifier:match('^fig[-:].') or identifier:match('^tbl[-:].') then
    image.identifier = ''
    return pandoc.Figure({ pandoc.Plain({ image }) }, {}, pandoc.Attr(identifier))
  end
end

-- GitHub's alerts, a quotation whose first line is `[!NOTE]` alone, are the callouts that divs of these classes are.
-- Pandoc has them in its readers of CommonMark only. The second class tells that no colons stand around it.
local alerts = { note = true, tip = true, important = true, warning = true, caution = true }

local function as_callout(quotation)
  local first = quotation.content[1]
  local mark = first and (first.t == 'Para' or first.t == 'Plain') and first.content[1]
  local kind = mark and mark.t == 'Str' and mark.text:match('^%[!(%a+)%]$')
  local following = mark and first.content[2]
  local is_alone = not following or following.t == 'SoftBreak' or following.t == 'LineBreak'
  if not kind or not alerts[kind:lower()] or not is_alone or (not following and #quotation.content == 1) then
    return nil
  end
  local blocks = quotation.content:clone()
  if following then
    blocks[1] = pandoc.Para({ table.unpack(first.content, 3) })
  else
    blocks:remove(1)
  end
  return pandoc.Div(blocks, pandoc.Attr('', { kind:lower(), 'quoted-callout' }))
end

-- Pandoc's program makes spaces of tabs, at every fourth column, before it reads; `pandoc.read` does not (3.9). The
-- columns of a table would be cut in the middle of a word. Code keeps its tabs, as whoever copies it needs them.
local function without_tabs(line)
  return (line:gsub('([^\t]*)\t', function(before)
    return before .. (' '):rep(4 - (utf8.len(before) or #before) % 4)
  end))
end

local function each_code(document, change)
  return document:walk({ traverse = 'topdown', CodeBlock = change, Code = change })
end

local function read_with_tabs(text, format)
  local document = pandoc.read((text:gsub('[^\n]+', without_tabs)), format)
  local written = {}
  each_code(pandoc.read(text, format), function(code)
    written[#written + 1] = code.text
  end)
  local number = 0
  return each_code(document, function(code)
    number = number + 1
    local own = written[number]
    if own and own:gsub('%s+', '') == code.text:gsub('%s+', '') then
      code.text = own
      return code
    end
  end)
end

local request = pandoc.json.decode(io.read('a'), false)
for _, text in ipairs(request.texts) do
  io.stderr:write(request.mark, '\n')
  local read = text:find('\t', 1, true) and read_with_tabs or pandoc.read
  local document = read(text, request.format)
  if text:find('{#eq', 1, true) then
    document = document:walk({ Inlines = with_identifiers })
  end
  if text:find('#fig', 1, true) or text:find('#tbl', 1, true) then
    document = document:walk({ Para = as_figure })
  end
  if text:find('[!', 1, true) then
    document = document:walk({ BlockQuote = as_callout })
  end
  io.write(pandoc.write(document, 'json'), '\n')
  io.flush()
end
