-- Reads a library (biblatex) in the words of a language and writes its works as JSON. A formula becomes text where
-- pandoc can set it, and stays TeX where it cannot.
local library, language = arg[1], arg[2]
local every = pandoc.Cite({}, {pandoc.Citation('*', 'NormalCitation')})
local document = pandoc.Pandoc({}, {bibliography = library, lang = language, nocite = pandoc.Inlines{every}})

local function set(formula)
  local html = pandoc.write(pandoc.Pandoc{pandoc.Plain{formula}}, 'html', {html_math_method = 'plain'})
  local block = pandoc.read(html, 'html').blocks[1]
  local span = block and block.content[1]
  if span and span.t == 'Span' then return span.content end
end

local works = pandoc.utils.references(document)
for _, work in ipairs(works) do
  for name, value in pairs(work) do
    if pandoc.utils.type(value) == 'Inlines' then work[name] = value:walk{Math = set} end
  end
end
io.write(pandoc.json.encode(works))
