"""What a case and an inbox show, from their rows; the same as view.js and view.php."""
import re
from datetime import date

FILE_WORDS = {'accepted': '已核对', 'refused': '不合格', 'unscanned': '已收到', 'clean': '已收到', 'pending': '正在检查'}
TABS = [('claim', '待领'), ('mine', '我的'), ('waiting', '等申请人'), ('soon', '快到期'), ('overdue', '已超期'), ('closed', '已办结')]


def state_word(std, s):
    return std['states'][s].get('applicant') or std['states'][s]['label']


def stage_of(std, s):
    return int(std['states'].get(s, {}).get('stage') or 0)


def step_word(std, e):
    a = std['actions'].get(e['action'], {})
    now = state_word(std, e['to_state'])
    if e['role'] == 'applicant':
        return a['label']
    if e['from_state'] == e['to_state']:
        return a['label'] if a.get('message') else None
    return now if now != state_word(std, e['from_state']) else None


def history(std, events):
    out = []
    for e in reversed(events):
        text = step_word(std, e)
        if text is None:
            continue
        a = std['actions'].get(e['action'], {})
        told = e['role'] == 'applicant' or (a.get('note') == 'required' and a.get('message'))
        out.append({'text': text, 'at': e['at'], 'reason': std['reasons'][e['reason']]['label'] if e['reason'] else '',
                    'note': (e['note'] or '') if told else ''})
    return out


def stages(std, c, events):
    now = stage_of(std, c['state'])
    far = 0
    when = {}
    for e in events:
        n = stage_of(std, e['to_state'])
        far = max(far, n)
        when.setdefault(n, e['at'][:10])
        if c['kind'] == 'waiting' and e['to_state'] == c['state']:
            now = stage_of(std, e['from_state']) or now
    over = c['kind'] in ('final_no', 'ended')
    done = c['kind'] in ('member', 'final_ok')
    out = []
    for k, s in std['stages'].items():
        i = int(k)
        if over and i > far:
            continue
        past = over or i < now or (i == now and done)
        out.append({'title': (s.get('title') or s['label']) if isinstance(s, dict) else s, 'at': when.get(i, ''),
                    'done': past, 'now': not past and i == now})
    return out


def shown(f, v):
    t = f['type']
    if t == 'choice':
        return f['options'].get(v, v)
    if t == 'multi':
        return '、'.join(f['options'].get(x, x) for x in v.split(' '))
    if t in ('bool', 'consent'):
        return '是' if v == '1' else '否'
    return v + '%' if t == 'percent' else v


def answers(std, values):
    out = []
    for page in std['form']['pages'].values():
        blocks, rows = [], []
        for name, f in page.get('fields', {}).items():
            if f['type'] != 'group':
                if values.get(name):
                    rows.append({'path': name, 'label': f['label'], 'value': shown(f, values[name])})
                continue
            if rows:
                blocks.append({'title': '', 'rows': rows})
            n = 0
            while True:
                rows = [{'path': f'{name}.{n}.{k}', 'label': g['label'], 'value': shown(g, values[f'{name}.{n}.{k}'])}
                        for k, g in f['fields'].items() if values.get(f'{name}.{n}.{k}')]
                if not rows:
                    break
                n += 1
                blocks.append({'title': f'{f["label"]} {n}', 'rows': rows})
            rows = []
        if rows:
            blocks.append({'title': '', 'rows': rows})
        if blocks:
            out.append({'title': page['title'], 'blocks': blocks})
    return out


def case_page(std, c, d):
    return {'service': std['title'], 'no': c['no'], 'title': c['title'] or c['no'],
            'state_word': state_word(std, c['state']), 'submitted': c['submitted'],
            'next': '已经办好，现在不用您做什么。', 'member': d['member'],
            'may': d['rating'] and d['rating']['may'],
            'stages': stages(std, c, d['events']), 'actions': d['actions'],
            'clocks': [{'label': std['clocks'][t['clock']]['label'], 'due': t['due']} for t in d['clocks']],
            'issued': [{**f, 'label': std['documents'][f['kind']]['label']} for f in d['issued']],
            'messages': [{'own': m['side'] == 'pub', 'at': m['at'], 'body': m['body']} for m in d['messages']],
            'new': sum(1 for m in d['messages'] if m['side'] == 'off' and not m['read']),
            'history': history(std, d['events']),
            'files': [{**f, 'label': std['papers'][f['paper']]['label'], 'word': FILE_WORDS[f['state']]} for f in d['files']],
            'answers': answers(std, d['answers'])}


def inbox_page(who, counts, rows):
    return {'station': who['station_name'], 'user': who['name'],
            'tabs': [{'tab': t, 'word': w, 'here': t == 'claim', 'n': '999+' if counts[t] == 1000 else str(counts[t])} for t, w in TABS],
            'rows': [{**c, 'light': '已超期' if c['late'] else '快到期' if c['soon'] else ''} for c in rows[:20]],
            'older': rows[19]['id'] if len(rows) > 20 else ''}


# ---- the form ----------------------------------------------------------------

LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
NAME = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U000323af·]{2,30}|[A-Za-z .'-]{2,60}")
USCC = re.compile('[0-9ABCDEFGHJKLMNPQRTUWXY]{18}')
MOBILE = re.compile(r'1[3-9][0-9]{9}')
CONTACT = re.compile(r'0[0-9]{2,3}-?[0-9]{7,8}|1[3-9][0-9]{9}|400[0-9]{7}')
MONEY = re.compile(r'[0-9]{1,9}(\.[0-9]{1,2})?')


def uscc(s):
    return bool(USCC.fullmatch(s)) and LETTERS[
        (31 - sum(LETTERS.index(c) * w for c, w in zip(s, WEIGHTS)) % 31) % 31] == s[17]


def day(s):
    try:
        return len(s) == 10 and bool(date.fromisoformat(s))
    except ValueError:
        return False


def size(s, f):
    return int(f.get('min', 0)) <= len(s) <= int(f.get('max', 2000))


def whole(s, f):
    return s.isascii() and s.isdigit() and int(f.get('min', 0)) <= int(s) <= int(f.get('max', 10**9))


GOOD = {'unit': size, 'text': size, 'address': size, 'uscc': lambda s, f: uscc(s), 'date': lambda s, f: day(s),
        'name': lambda s, f: NAME.fullmatch(s), 'choice': lambda s, f: s in f['options'],
        'multi': lambda s, f: all(x in f['options'] for x in s.split(' ')), 'bool': lambda s, f: s in ('0', '1'),
        'consent': lambda s, f: s == '1', 'mobile': lambda s, f: MOBILE.fullmatch(s),
        'contact': lambda s, f: CONTACT.fullmatch(s), 'percent': whole, 'int': whole,
        'money': lambda s, f: MONEY.fullmatch(s), 'division': lambda s, f: len(s) == 12 and s.isdigit(),
        'lat': lambda s, f: abs(float(s)) <= 90, 'lng': lambda s, f: abs(float(s)) <= 180}


def check_one(f, v, values, above):
    when = f.get('when')
    if when and values.get(above + when['field']) not in when['is'].split(' '):
        return True
    return GOOD[f['type']](v, f) if v else f.get('required') != '1'


def wrong(std, values):
    bad = []
    for page in std['form']['pages'].values():
        for name, f in page.get('fields', {}).items():
            if f['type'] != 'group':
                if not check_one(f, values.get(name), values, ''):
                    bad.append(name)
                continue
            rows = {k.split('.')[1] for k in values if k.startswith(name + '.')}
            if len(rows) < int(f.get('min', 0)):
                bad.append(name)
            for n in rows:
                for k, g in f['fields'].items():
                    if not check_one(g, values.get(f'{name}.{n}.{k}'), values, f'{name}.{n}.'):
                        bad.append(f'{name}.{n}.{k}')
                to = values.get(f'{name}.{n}.valid_to')
                if to and values.get(f'{name}.{n}.valid_from', '') > to:
                    bad.append(f'{name}.{n}.valid_to')
    return bad


def missing(std, values, papers):
    """Papers that these answers ask for and that are not there."""
    return [name for name, p in std['papers'].items() if p.get('required') == '1' and name not in papers and (
        'when' not in p or values.get(p['when']['field']) in p['when']['is'].split(' '))]


def grams(title):
    t = ''.join(title.split()).lower()
    return sorted({t[i:i + n] for i in range(len(t)) for n in (1, 2) if i + n <= len(t)})


def number(division, day, n):
    digits = f'{division}{day}{n:05d}'
    m = 0
    for d in digits:
        m = (m + int(d)) * 2 % 11
    m = (12 - m) % 11
    return f'LM{digits}-{"X" if m == 10 else m}'
