<?php
// What a case and an inbox show, from their rows; the same as view.js and view.py.
declare(strict_types=1);

function state_word(array $std, string $s): string
{
	return $std['states'][$s]['applicant'] ?? $std['states'][$s]['label'];
}

function stage_of(array $std, string $s): int
{
	return (int)($std['states'][$s]['stage'] ?? 0);
}

function step_word(array $std, array $e): ?string
{
	$a = $std['actions'][$e['action']] ?? null;
	$now = state_word($std, $e['to_state']);
	if ($e['role'] === 'applicant') {
		return $a['label'];
	}
	if ($e['from_state'] === $e['to_state']) {
		return isset($a['message']) ? $a['label'] : null;
	}
	return $now !== state_word($std, $e['from_state']) ? $now : null;
}

function history(array $std, array $events): array
{
	$out = [];
	foreach (array_reverse($events) as $e) {
		$text = step_word($std, $e);
		if ($text === null) {
			continue;
		}
		$a = $std['actions'][$e['action']] ?? [];
		$told = $e['role'] === 'applicant' || (($a['note'] ?? '') === 'required' && isset($a['message']));
		$out[] = ['text' => $text, 'at' => $e['at'],
			'reason' => $e['reason'] !== '' ? $std['reasons'][$e['reason']]['label'] : '', 'note' => $told ? $e['note'] ?? '' : ''];
	}
	return $out;
}

function stages(array $std, array $c, array $events): array
{
	$now = stage_of($std, $c['state']);
	$far = 0;
	$when = [];
	foreach ($events as $e) {
		$n = stage_of($std, $e['to_state']);
		$far = max($far, $n);
		$when[$n] ??= substr($e['at'], 0, 10);
		if ($c['kind'] === 'waiting' && $e['to_state'] === $c['state']) {
			$now = stage_of($std, $e['from_state']) ?: $now;
		}
	}
	$over = $c['kind'] === 'final_no' || $c['kind'] === 'ended';
	$done = $c['kind'] === 'member' || $c['kind'] === 'final_ok';
	$out = [];
	foreach ($std['stages'] as $k => $s) {
		$i = (int)$k;
		if ($over && $i > $far) {
			continue;
		}
		$is = $over || $i < $now || ($i === $now && $done);
		$out[] = ['title' => is_array($s) ? $s['title'] ?? $s['label'] : $s, 'at' => $when[$i] ?? '', 'done' => $is,
			'now' => !$is && $i === $now];
	}
	return $out;
}

function shown(array $f, string $v): string
{
	return match ($f['type']) {
		'choice' => $f['options'][$v] ?? $v,
		'multi' => implode('、', array_map(fn ($x) => $f['options'][$x] ?? $x, explode(' ', $v))),
		'bool', 'consent' => $v === '1' ? '是' : '否',
		'percent' => "$v%",
		default => $v,
	};
}

function answers(array $std, array $values): array
{
	$out = [];
	foreach ($std['form']['pages'] as $page) {
		$blocks = $rows = [];
		foreach ($page['fields'] ?? [] as $name => $f) {
			if ($f['type'] !== 'group') {
				if (($values[$name] ?? '') !== '') {
					$rows[] = ['path' => $name, 'label' => $f['label'], 'value' => shown($f, $values[$name])];
				}
				continue;
			}
			if ($rows) {
				$blocks[] = ['title' => '', 'rows' => $rows];
			}
			for ($n = 0;; $n++) {
				$rows = [];
				foreach ($f['fields'] as $k => $g) {
					$path = "$name.$n.$k";
					if (($values[$path] ?? '') !== '') {
						$rows[] = ['path' => $path, 'label' => $g['label'], 'value' => shown($g, $values[$path])];
					}
				}
				if (!$rows) {
					break;
				}
				$blocks[] = ['title' => $f['label'] . ' ' . ($n + 1), 'rows' => $rows];
			}
			$rows = [];
		}
		if ($rows) {
			$blocks[] = ['title' => '', 'rows' => $rows];
		}
		if ($blocks) {
			$out[] = ['title' => $page['title'], 'blocks' => $blocks];
		}
	}
	return $out;
}

const FILE_WORDS = ['accepted' => '已核对', 'refused' => '不合格', 'unscanned' => '已收到', 'clean' => '已收到', 'pending' => '正在检查'];

function case_page(array $std, array $c, array $d): array
{
	return ['service' => $std['title'], 'no' => $c['no'], 'title' => $c['title'] ?: $c['no'],
		'state_word' => state_word($std, $c['state']), 'submitted' => $c['submitted'],
		'next' => '已经办好，现在不用您做什么。', 'member' => $d['member'], 'may' => $d['rating']['may'] ?? false,
		'stages' => stages($std, $c, $d['events']), 'actions' => $d['actions'],
		'clocks' => array_map(fn ($t) => ['label' => $std['clocks'][$t['clock']]['label'], 'due' => $t['due']], $d['clocks']),
		'issued' => array_map(fn ($f) => $f + ['label' => $std['documents'][$f['kind']]['label']], $d['issued']),
		'messages' => array_map(fn ($m) => ['own' => $m['side'] === 'pub', 'at' => $m['at'], 'body' => $m['body']], $d['messages']),
		'new' => count(array_filter($d['messages'], fn ($m) => $m['side'] === 'off' && !$m['read'])),
		'history' => history($std, $d['events']),
		'files' => array_map(fn ($f) => $f + ['label' => $std['papers'][$f['paper']]['label'], 'word' => FILE_WORDS[$f['state']]], $d['files']),
		'answers' => answers($std, $d['answers'])];
}

const TABS = ['claim' => '待领', 'mine' => '我的', 'waiting' => '等申请人', 'soon' => '快到期', 'overdue' => '已超期', 'closed' => '已办结'];

function inbox_page(array $who, array $counts, array $rows): array
{
	$tabs = [];
	foreach (TABS as $tab => $word) {
		$tabs[] = ['tab' => $tab, 'word' => $word, 'here' => $tab === 'claim', 'n' => $counts[$tab] == 1000 ? '999+' : (string)$counts[$tab]];
	}
	return ['station' => $who['station_name'], 'user' => $who['name'], 'tabs' => $tabs,
		'rows' => array_map(fn ($c) => $c + ['light' => $c['late'] ? '已超期' : ($c['soon'] ? '快到期' : '')], array_slice($rows, 0, 20)),
		'older' => count($rows) > 20 ? (string)$rows[19]['id'] : ''];
}

// ---- the form ---------------------------------------------------------------

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function uscc(string $s): bool
{
	if (!preg_match('/^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$/', $s)) {
		return false;
	}
	$sum = 0;
	for ($i = 0; $i < 17; $i++) {
		$sum += strpos(LETTERS, $s[$i]) * WEIGHTS[$i];
	}
	return LETTERS[(31 - $sum % 31) % 31] === $s[17];
}

function good(array $f, string $v): bool
{
	return match ($f['type']) {
		'unit', 'text', 'address' => mb_strlen($v) >= ($f['min'] ?? 0) && mb_strlen($v) <= ($f['max'] ?? 2000),
		'uscc' => uscc($v),
		'date' => (bool)preg_match('/^\d{4}-\d\d-\d\d$/', $v) && strtotime($v) !== false,
		'name' => (bool)preg_match('/^[\p{Han}·]{2,30}$|^[A-Za-z .\'-]{2,60}$/u', $v),
		'choice' => isset($f['options'][$v]),
		'multi' => !array_filter(explode(' ', $v), fn ($x) => !isset($f['options'][$x])),
		'bool' => $v === '0' || $v === '1',
		'consent' => $v === '1',
		'mobile' => (bool)preg_match('/^1[3-9]\d{9}$/', $v),
		'contact' => (bool)preg_match('/^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400\d{7})$/', $v),
		'percent', 'int' => (bool)preg_match('/^\d{1,9}$/', $v) && $v >= ($f['min'] ?? 0) && $v <= ($f['max'] ?? 1e9),
		'money' => (bool)preg_match('/^\d{1,9}(\.\d{1,2})?$/', $v),
		'division' => (bool)preg_match('/^\d{12}$/', $v),
		'lat' => abs((float)$v) <= 90,
		'lng' => abs((float)$v) <= 180,
	};
}

function check_one(array $f, string $v, array $values, string $above): bool
{
	if (isset($f['when']) && !in_array($values[$above . $f['when']['field']] ?? '', explode(' ', $f['when']['is']), true)) {
		return true;
	}
	return $v === '' ? ($f['required'] ?? '') !== '1' : good($f, $v);
}

function wrong(array $std, array $values): array
{
	$bad = [];
	foreach ($std['form']['pages'] as $page) {
		foreach ($page['fields'] ?? [] as $name => $f) {
			if ($f['type'] !== 'group') {
				if (!check_one($f, $values[$name] ?? '', $values, '')) {
					$bad[] = $name;
				}
				continue;
			}
			$rows = [];
			foreach ($values as $k => $v) {
				if (str_starts_with($k, "$name.")) {
					$rows[explode('.', $k)[1]] = true;
				}
			}
			if (count($rows) < ($f['min'] ?? 0)) {
				$bad[] = $name;
			}
			foreach (array_keys($rows) as $n) {
				foreach ($f['fields'] as $k => $g) {
					if (!check_one($g, $values["$name.$n.$k"] ?? '', $values, "$name.$n.")) {
						$bad[] = "$name.$n.$k";
					}
				}
				$to = $values["$name.$n.valid_to"] ?? '';
				if ($to !== '' && ($values["$name.$n.valid_from"] ?? '') > $to) {
					$bad[] = "$name.$n.valid_to";
				}
			}
		}
	}
	return $bad;
}

// Papers that these answers ask for and that are not there.
function missing(array $std, array $values, array $papers): array
{
	return array_filter($std['papers'], fn ($p, $name) => ($p['required'] ?? '') === '1' && !in_array($name, $papers, true)
		&& (!isset($p['when']) || in_array($values[$p['when']['field']] ?? '', explode(' ', $p['when']['is']), true)),
		ARRAY_FILTER_USE_BOTH);
}

function grams(string $title): array
{
	$t = mb_str_split(mb_strtolower(preg_replace('/\s/u', '', $title)));
	$found = [];
	foreach ($t as $i => $c) {
		$found[$c] = true;
		if (isset($t[$i + 1])) {
			$found[$c . $t[$i + 1]] = true;
		}
	}
	return array_map('strval', array_keys($found));
}

function number(string $division, string $day, int $n): string
{
	$digits = sprintf('%s%s%05d', $division, $day, $n);
	$m = 0;
	foreach (str_split($digits) as $d) {
		$m = ($m + (int)$d) * 2 % 11;
	}
	$m = (12 - $m) % 11;
	return "LM$digits-" . ($m === 10 ? 'X' : $m);
}
