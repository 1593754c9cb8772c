--- Offers to call back when the wait would be long.
--
-- Whoever would wait longer than wait is offered a call; how many accept, and how many are reached, the type's
-- callback says. Types without a callback are let in as usual.
--
-- Decides  admit
-- Random   none        Cost  one estimate of the wait

local rule = {
  params = {
    wait = { kind = "time", default = "5min", min = "0s", meaning = "who would wait longer is offered a call" },
  },
  tests = {
    { "a long wait", give = { contact = { expected_s = 400, has_callback = true }, teams = {} },
      expect = "call_back", say = "would wait 400 s" },
    { "a short one", give = { contact = { expected_s = 20, has_callback = true }, teams = {} } },
    { "nobody can say how long", give = { contact = { has_callback = true }, teams = {} } },
    { "there is no callback", give = { contact = { expected_s = 400, has_callback = false }, teams = {} } },
  },
}

function rule.admit(contact, _, p, ctx)
  local expected = contact.expected_s
  if not contact.has_callback or expected == nil or expected <= p.wait then return nil end
  ctx:why(string.format("would wait %.0f s", expected))
  return "call_back"
end

return rule
