<?php
// PHP-FPM + PDO: the three pages. The connection is kept (persistent), the
// statements are prepared on it once by name.
declare(strict_types=1);
require __DIR__ . '/view.php';

final class Other extends Exception
{
	public function __construct(public int $status, public string $to = '')
	{
		parent::__construct((string)$status);
	}
}

$peer = require $_SERVER['BENCH_PEER'];
$conf = $peer['conf'];
$db = new PDO("pgsql:host={$conf['host']};dbname={$conf['database']};user={$conf['user']}", null, null, [
	PDO::ATTR_PERSISTENT => true, PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
	PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC, PDO::PGSQL_ATTR_DISABLE_PREPARES => true]);

// The first statement on a new connection finds nothing prepared.
function prepare_all(): void
{
	global $db, $peer;
	foreach ($peer['statements'] as $name => $s) {
		$db->exec("prepare \"$name\" as {$s['sql']}");
	}
}

function ask(string $name, ...$args): array
{
	global $db;
	$list = implode(',', array_map(fn ($a) => $a === null ? 'null' : (is_bool($a) ? ($a ? "'t'" : "'f'") : $db->quote((string)$a)), $args));
	return $db->query("execute \"$name\"" . ($list === '' ? '' : "($list)"))->fetchAll();
}

function mac(string $token, string $issued, string $account): string
{
	global $conf;
	$raw = hash_hmac('sha256', "form\0$token $issued $account", hex2bin($conf['key']), true);
	return rtrim(strtr(base64_encode($raw), '+/', '-_'), '=');
}

function form(string $token, array $who): array
{
	return ['token' => "{$who['now']}.{$who['id']}." . mac($token, (string)$who['now'], (string)$who['id']), 'key' => bin2hex(random_bytes(16))];
}

function transaction(callable $run, bool $wait): mixed
{
	global $db;
	$db->exec($wait ? 'begin' : 'begin; set local synchronous_commit = off');
	try {
		$out = $run();
		$db->exec('commit');
		return $out;
	} catch (Throwable $e) {
		$db->exec('rollback');
		throw $e;
	}
}

function enter(string $name, string $token, string $route, string $object): array
{
	$who = ask($name, $token)[0] ?? throw new Other(303, '/login');
	if ($who['old']) {
		ask('SEEN', $who['sid']);
	}
	if ($route !== '') {
		ask('READ', $who['id'], $who['station'] ?? null, $route, $object);
	}
	return $who;
}

function show_case(string $no): void
{
	global $peer, $conf;
	$token = $_COOKIE[$conf['pub']] ?? '';
	$p = transaction(function () use ($no, $token, $peer) {
		$who = enter('SESSION_PUB', $token, '/alliance/case/:no', $no);
		$c = ask('CASE', $no, $who['id'])[0] ?? throw new Other(404);
		ask('ITEMS', $c['id']);
		return case_page($peer['standard'], $c, ['clocks' => ask('CLOCKS', $c['id']), 'events' => ask('EVENTS', $c['id']),
			'answers' => json_decode(ask('ANSWERS', $c['id'])[0]['fields'], true), 'files' => ask('FILES', $c['id']),
			'messages' => ask('MESSAGES', $c['id']), 'issued' => ask('ISSUED', $c['id']),
			'member' => ask('MEMBER', $c['id'])[0] ?? null, 'rating' => ask('RATING', $c['id'])[0] ?? null,
			'actions' => ask('ACTIONS', $c['id'], $c['standard'], $c['state'])]) + form($token, $who);
	}, false);
	require $conf['folder'] . '/templates/case.php';
}

function show_inbox(): void
{
	global $conf;
	$token = $_COOKIE[$conf['off']] ?? '';
	$p = transaction(function () use ($token) {
		$who = enter('SESSION_OFF', $token, '/desk/', '');
		if ($who['admin']) {
			throw new Other(403);
		}
		$args = [$who['lo'], $who['hi'], $who['roles'], $who['id'], $who['station']];
		return inbox_page($who, ask('COUNTS', ...$args)[0], ask('INBOX', ...$args)) + form($token, $who);
	}, false);
	require $conf['folder'] . '/templates/inbox.php';
}

function code(int $n): string
{
	$s = '';
	foreach (str_split(random_bytes($n)) as $b) {
		$s .= '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'[ord($b) % 32];
	}
	return $s;
}

function submit(array $who, string $id): string
{
	global $peer;
	$std = $peer['standard'];
	$key = fn ($d) => hash('sha256', "$d\n$id\n{$_POST['key']}\n{$_POST['version']}\n" . ($_POST['truth'] ?? ''));
	$done = ask('DONE', $who['id'], $key('submit'))[0]['result'];
	if ($done !== null) {
		return $done;
	}
	$d = ask('DRAFT', $id, $who['id'])[0] ?? throw new Other(404);
	if ((string)$d['version'] !== $_POST['version']) {
		throw new Other(409);
	}
	$values = json_decode($d['fields'], true);
	$papers = array_column(ask('PAPERS', $id), 'paper');
	$place = ask('PLACE', preg_match('/^\d{12}$/', $values['division']) ? $values['division'] : 0);
	if (($_POST['truth'] ?? '') !== '1' || !$place || missing($std, $values, $papers) || wrong($std, $values)) {
		throw new Other(422);
	}
	if (ask('RATE', "submit:{$who['id']}")[0]['n'] > 30) {
		throw new Other(429);
	}
	foreach (['truth', 'promise', 'publicity'] as $t) {
		$values["agreed.$t"] = $std['texts'][$t]['version'];
	}
	ask('SAVE', $id, json_encode($values, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
	if ((string)ask('KEY', $values['uscc'], $id)[0]['case_id'] !== $id) {
		throw new Other(422);
	}
	$area = $values['division'];
	$s = ask('SERIAL', substr($area, 0, 6))[0];
	$no = number(substr($area, 0, 6), $s['day'], (int)$s['n']);
	ask('SECRET', $id, code(8));
	ask('GRAMS', $id, $area, '{' . implode(',', array_map(fn ($g) => '"' . addcslashes($g, '"\\') . '"', grams($values['unit_name']))) . '}');
	$t = ask('DATES', $area)[0];
	ask('STEP', $id, $no, $values['unit_name'], $area, $t['due'], $t['raw'], $t['amber'], $t['provisional'], $t['step'], $t['step_amber'], $t['station']);
	ask('CLOCK', $id);
	ask('TIMER', $id, $t['due'], $t['due_at'], $t['raw'], $t['amber'], $t['provisional']);
	ask('CHAIN', (int)$id % 64);
	ask('EVENT', (int)$id % 64, $id, $d['version'] + 1, $who['id']);
	ask('RECEIPT', $id, $no, code(12), $d['version'] + 1);
	ask('TELL', $who['id'], $who['login'], $id, json_encode(['no' => $no, 'due' => $t['due'], 'title' => $values['unit_name'],
		'standard' => $d['standard']], JSON_UNESCAPED_UNICODE));
	ask('KEEP', $who['id'], $key('submit'), $no);
	return $no;
}

function take_form(string $id): void
{
	global $conf;
	$token = $_COOKIE[$conf['pub']] ?? '';
	[$issued, $account, $sent] = explode('.', $_POST['token'] ?? '') + ['', '', ''];
	if (!hash_equals(mac($token, $issued, $account), $sent) || !preg_match('/^[0-9a-f]{32}$/', $_POST['key'] ?? '')) {
		throw new Other(403);
	}
	$no = transaction(function () use ($token, $account, $id) {
		$who = enter('SESSION_PUB', $token, '', '');
		if ((string)$who['id'] !== $account) {
			throw new Other(403);
		}
		return submit($who, $id);
	}, true);
	http_response_code(303);
	header("Location: /alliance/case/$no/receipt");
}

function answer(string $path): void
{
	global $conf;
	header('Cache-Control: no-store');
	header("Content-Security-Policy: {$conf['policy']}");
	header('X-Content-Type-Options: nosniff');
	header('X-Frame-Options: DENY');
	header('Referrer-Policy: same-origin');
	if ($_SERVER['REQUEST_METHOD'] === 'POST' && preg_match('~^/alliance/draft/(\d+)/check$~', $path, $m)) {
		take_form($m[1]);
	} elseif (preg_match('~^/alliance/case/([^/]+)$~', $path, $m)) {
		show_case($m[1]);
	} elseif ($path === '/desk/') {
		show_inbox();
	} else {
		throw new Other(404);
	}
}

header('Content-Type: text/html; charset=utf-8');
for ($again = 0; ; $again++) {
	try {
		answer(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
		break;
	} catch (Other $e) {
		http_response_code($e->status);
		if ($e->to !== '') {
			header("Location: {$e->to}");
		}
		echo $e->status;
		break;
	} catch (PDOException $e) {
		if ($again || $e->getCode() !== '26000') {
			error_log($e->getMessage());
			http_response_code(500);
			break;
		}
		prepare_all();
	}
}
