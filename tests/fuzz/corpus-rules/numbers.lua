local rule = { reads = { route = { "idle.1", "idle.desk", "waiting", "waited", "type", "contact", "hour" } } }
function rule.route(a, b) return a > 0 and 1 or b > 0 and 2 or 0 end
return rule
