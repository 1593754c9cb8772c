--- Only as many go to a course as their team can spare: of those on duty enough stay for the work that is expected.
--
-- People of a team go, those who remember least first, as long as the others are expected to be busy for no more than
-- `busy` of their time in the first session. When there is too much to do, the seats stay empty.
--
-- Decides  train
-- Random   none        Cost  one look at each of the pupils, and sorting them

local rule = {
  params = {
    busy = { kind = "share", default = 0.85, min = 0.01, max = 1, meaning = "how busy those who stay may be" },
  },
  tests = {
    { "one of three can be spared",
      give = { pupils = { { name = "Ann", team = "desk", knows = 0.5, load = 1.6, on_duty = 3 },
                          { name = "Bo", team = "desk", knows = 0, load = 1.6, on_duty = 3 },
                          { name = "Cy", team = "desk", knows = 0, load = 1.6, on_duty = 3 } },
               course = { seats = 3 } },
      expect = { "Bo" }, say = "desk can spare 1 of 3" },
    { "nobody, when it is busy",
      give = { pupils = { { name = "Ann", team = "desk", knows = 0, load = 2.8, on_duty = 3 } },
               course = { seats = 3 } },
      expect = {} },
    { "each team by itself", with = { busy = 1 },
      give = { pupils = { { name = "Ann", team = "desk", knows = 0, load = 0, on_duty = 1 },
                          { name = "Bo", team = "lab", knows = 0.1, load = 0, on_duty = 1 } }, course = { seats = 1 } },
      expect = { "Ann" } },
  },
}

function rule.train(pupils, course, p, ctx)
  local row, spare = {}, {}
  for i, one in ipairs(pupils) do
    local team = one.team
    if not spare[team] then
      local on_duty = one.on_duty
      spare[team] = math.max(0, math.floor(on_duty - one.load / p.busy + 1e-9))
      ctx:why(string.format("%s can spare %d of %d", team, spare[team], on_duty))
    end
    row[i] = { name = one.name, team = team, knows = one.knows, at = i }
  end
  table.sort(row, function(a, b)
    if a.knows ~= b.knows then return a.knows < b.knows end
    return a.at < b.at
  end)
  local go = {}
  for _, one in ipairs(row) do
    if #go < course.seats and spare[one.team] > 0 then
      spare[one.team] = spare[one.team] - 1
      go[#go + 1] = one.name
    end
  end
  return go
end

return rule
