--- So much for each contact.
--
-- With a rate of 0 a contact is worth what the scheme says: its amount at its target, in proportion below and above.
-- Nothing is paid for the first `free` contacts of a person, nor beyond `most` times his pay.
--
-- Beside it  kind: piece_rate, with a target of so many contacts that rate times target is about amount times pay: that
--            is what moves people in the window
-- Decides  payout
-- Random   none        Cost  one look at each person

local rule = {
  params = {
    schemes = { kind = "text", list = true, default = {}, meaning = "the incentives that it pays; none named: all" },
    count   = { kind = "choice", choices = { "handled", "solved" }, default = "handled", meaning = "what is counted" },
    rate    = { kind = "number", default = 0, min = 0, max = 1000000, unit = "money",
                meaning = "for a contact; 0: what the scheme says" },
    free    = { kind = "whole", default = 0, min = 0, max = 1000000, unit = "contacts",
                meaning = "of each person that are not paid" },
    most    = { kind = "number", default = 10, min = 0, max = 1000, unit = "times his pay",
                meaning = "that somebody can get" },
  },
  tests = {
    { "as the scheme says", with = {},
      give = { scheme = { id = "a", amount = 0.25, target = { handled = 100 }, weight = { handled = 1 } },
               earners = { { handled = 50, pay = 1000 }, { handled = 150, pay = 1000 } } },
      expect = { 125, 375 }, again = true },
    { "a rate of its own", with = { rate = 2, count = "solved", free = 10, most = 0.05 },
      give = { scheme = { id = "a" },
               earners = { { solved = 5, pay = 1000 }, { solved = 20, pay = 1000 }, { solved = 90, pay = 1000 } } },
      expect = { 0, 20, 50 }, again = true, say = "2 each" },
    { "another scheme", with = { schemes = { "b" } },
      give = { scheme = { id = "a" }, earners = { { handled = 50, pay = 1000 } } } },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

-- What the scheme says of the contacts beyond the free ones.
local function promised(scheme, earner, p)
  local share = 0
  for _, goal in ipairs({ "handled", "resolved" }) do
    local weight = scheme.weight[goal]
    if weight ~= nil then
      local n = goal == "handled" and earner.handled or earner.solved
      share = share + weight * (math.max(n - p.free, 0) / scheme.target[goal])
    end
  end
  return scheme.amount * share * earner.pay
end

function rule.payout(scheme, earners, p, ctx)
  if not is_mine(scheme, p.schemes) then return nil end
  local pay = {}
  for i, earner in ipairs(earners) do
    local money = p.rate > 0 and p.rate * math.max(earner[p.count] - p.free, 0) or promised(scheme, earner, p)
    pay[i] = math.min(money, p.most * earner.pay)
  end
  if p.rate > 0 then ctx:why(string.format("%g each", p.rate)) end
  return pay, true
end

return rule
