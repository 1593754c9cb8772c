--- Somebody calls back, says sorry and explains what went wrong.
--
-- The call costs the time of whoever makes it; it is paid for, and not taken from the floor: make it a contact type of
-- its own if he sits there. Where `only_unsolved`, those whose contact was solved get an apology alone.
--
-- Decides  recover
-- Random   none        Cost  one look

local rule = {
  params = {
    after   = { kind = "time", default = "4h", min = "0s", meaning = "until he is called" },
    length  = { kind = "time", default = "10min", min = "0s", meaning = "of the call, with what it takes beside" },
    pay     = { kind = "number", default = 30, min = 0, max = 1000000, unit = "money", meaning = "for an hour of it" },
    only_unsolved = { kind = "yes_no", default = "no", meaning = "whether only those are called who were not helped" },
  },
  tests = {
    { "everybody", give = { contact = {}, complaint = { solved = true } },
      expect = { apology = true, explained = true, after_s = 14400, cost = 5 } },
    { "only who was not helped", with = { only_unsolved = "yes" },
      give = { contact = {}, complaint = { solved = true } },
      expect = { apology = true } },
  },
}

function rule.recover(_, complaint, p)
  if p.only_unsolved and complaint.solved then return { apology = true } end
  return { apology = true, explained = true, after_s = p.after, cost = p.length / 3600 * p.pay }
end

return rule
