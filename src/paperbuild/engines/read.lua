local request = pandoc.json.decode(io.read('a'), false)
for _, text in ipairs(request.texts) do
  io.stderr:write(request.mark, '\n')
  io.write(pandoc.write(pandoc.read(text, request.format), 'json'), '\n')
  io.flush()
end
