--- Turns customers away who would wait too long anyway.
--
-- A customer who gives up in the end has cost a line and his own time. When the wait to expect is longer than
-- hopeless he hears at once that it is. Types in never_refuse are always let in.
--
-- Decides  admit
-- Random   none        Cost  one estimate of the wait

local rule = {
  params = {
    hopeless     = { kind = "time", default = "30min", min = "1s", meaning = "who would wait longer is turned away" },
    never_refuse = { kind = "contact", list = true, default = {}, meaning = "the types that are always let in" },
  },
  tests = {
    { "a hopeless wait", give = { contact = { type = "calls", expected_s = 2000 }, teams = {} },
      expect = "refuse", say = "would wait 2000 s" },
    { "a wait that can be borne", give = { contact = { type = "calls", expected_s = 1700 }, teams = {} } },
    { "who matters waits all the same", with = { never_refuse = { "vip" } },
      give = { contact = { type = "vip", expected_s = 2000 }, teams = {} } },
    { "nobody can say how long", give = { contact = { type = "calls" }, teams = {} } },
  },
}

function rule.admit(contact, _, p, ctx)
  local expected = contact.expected_s
  if expected == nil or expected <= p.hopeless then return nil end
  for _, name in ipairs(p.never_refuse) do
    if contact.type == name then return nil end
  end
  ctx:why(string.format("would wait %.0f s", expected))
  return "refuse"
end

return rule
