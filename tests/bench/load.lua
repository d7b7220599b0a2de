-- Requests from a file, one a line: method, path, cookie, body, apart by tabs. A
-- list of GETs begins again at its end; each POST is sent once, and the load ends
-- with the list. Prints what was measured as one line of JSON.
local list, i, once = {}, 0, false

function init(args)
	for line in io.lines(args[1]) do
		local method, path, cookie, body = line:match("([^\t]*)\t([^\t]*)\t([^\t]*)\t?(.*)")
		local headers = { ["Cookie"] = cookie, ["Accept-Language"] = "zh-CN" }
		if method == "POST" then
			headers["Content-Type"] = "application/x-www-form-urlencoded"
			headers["Origin"] = args[2]
			headers["Sec-Fetch-Site"] = "same-origin"
			once = true
		end
		list[#list + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
	end
end

function request()
	i = i + 1
	if i > #list then
		if once then
			wrk.thread:stop()
			return list[#list]
		end
		i = 1
	end
	return list[i]
end

function done(summary, latency, requests)
	local e = summary.errors
	io.write(string.format('{"requests":%d,"seconds":%.4f,"p50":%.3f,"p99":%.3f,"errors":%d,"bytes":%d}\n',
		summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
		e.connect + e.read + e.write + e.status + e.timeout, summary.bytes))
end
