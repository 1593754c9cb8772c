--- Everybody has the same chance to go to a course, whatever he remembers of it: a lot is drawn for each seat.
--
-- What to hold other rules against. Without any rule people take turns in the order of their teams, which is as even,
-- and leaves nothing to chance.
--
-- Decides  train
-- Random   one number for each seat        Cost  one look at each of the pupils

local rule = {
  params = {
    share = { kind = "share", default = 1, min = 0, max = 1, meaning = "of the seats that are filled" },
  },
  tests = {
    { "all go where there are seats for all", give = { pupils = { { name = "Ann" } }, course = { seats = 3 } },
      expect = { "Ann" } },
    { "no more than the share of the seats", with = { share = 0 },
      give = { pupils = { { name = "Ann" }, { name = "Bo" } }, course = { seats = 2 } }, expect = {} },
  },
}

function rule.train(pupils, course, p, ctx)
  local left, go = {}, {}
  for i, one in ipairs(pupils) do left[i] = one.name end
  local n = math.min(#left, math.floor(course.seats * p.share + 0.5))
  for i = 1, n do
    local k = 1 + math.floor(ctx.random() * #left)
    go[i] = table.remove(left, k)
  end
  return go
end

return rule
