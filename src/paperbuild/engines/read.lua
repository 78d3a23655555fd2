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

local request = pandoc.json.decode(io.read('a'), false)
for _, text in ipairs(request.texts) do
  io.stderr:write(request.mark, '\n')
  local document = pandoc.read(text, request.format)
  if text:find('{#eq', 1, true) then
    document = document:walk({ Inlines = with_identifiers })
  end
  if text:find('#fig', 1, true) or text:find('#tbl', 1, true) then
    document = document:walk({ Para = as_figure })
  end
  io.write(pandoc.write(document, 'json'), '\n')
  io.flush()
end
