// gateway PORT HEARD: an SMS gateway and a mail server for tests/cgi/courier.t.
// Writes the two ports to PORT, what it heard to HEARD.
import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import net from 'node:net';

const [port, heard] = process.argv.slice(2);
const hear = (line) => appendFileSync(heard, line + '\n');
writeFileSync(heard, '');

const http = createServer((req, res) => {
	let body = '';
	req.on('data', (d) => { body += d; });
	req.on('end', () => {
		hear(`${req.method} ${req.url} ${req.headers.authorization} ` +
			body);
		if (req.url === '/elsewhere')
			res.writeHead(307, { location: '/sms' });
		res.end('ok');
	});
});

const smtp = net.createServer((s) => {
	let data = false;
	s.write('220 test\r\n');
	s.on('error', () => {});
	s.on('data', (d) => {
		for (const line of d.toString().split('\r\n')) {
			if (line === '')
				continue;
			hear(line);
			if (data && line !== '.')
				continue;
			if (line === 'DATA')
				s.write('354 go\r\n');
			else if (line === 'QUIT')
				s.end('221 bye\r\n');
			else
				s.write('250 ok\r\n');
			data = line === 'DATA';
		}
	});
});

http.listen(0, '127.0.0.1', () => smtp.listen(0, '127.0.0.1', () =>
	writeFileSync(port, `${http.address().port} ${smtp.address().port}\n`)));
