"""Django + gunicorn + psycopg2: the three pages.

BENCH_PEER names the folder that make.mjs made. One connection a worker is kept
(CONN_MAX_AGE None); the statements are prepared on it once.
"""
import base64
import hashlib
import hmac
import json
import os
import secrets

import django
from django.conf import settings

FOLDER = os.environ['BENCH_PEER']
with open(FOLDER + '/peer.json', encoding='utf-8') as f:
    PEER = json.load(f)
CONF, STD = PEER['conf'], PEER['standard']
settings.configure(
    DEBUG=False, SECRET_KEY=CONF['key'], ALLOWED_HOSTS=['*'], ROOT_URLCONF=__name__, USE_TZ=True, USE_I18N=False,
    MIDDLEWARE=[], APPEND_SLASH=False,
    DATABASES={'default': {'ENGINE': 'django.db.backends.postgresql', 'HOST': CONF['host'], 'NAME': CONF['database'],
                           'USER': CONF['user'], 'CONN_MAX_AGE': None, 'TIME_ZONE': 'Asia/Shanghai'}},
    TEMPLATES=[{'BACKEND': 'django.template.backends.django.DjangoTemplates',
                'OPTIONS': {'loaders': [('django.template.loaders.cached.Loader', [
                    ('django.template.loaders.filesystem.Loader', [FOLDER + '/templates'])])]}}])
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.urls import path  # noqa: E402

import view  # noqa: E402

KEY = bytes.fromhex(CONF['key'])
CALL = {name: f'execute "{name}"' + (f"({','.join(['%s'] * s['n'])})" if s['n'] else '')
        for name, s in PEER['statements'].items()}


def prepare_all(sender, connection, **kwargs):
    with connection.cursor() as c:
        for name, s in PEER['statements'].items():
            c.execute(f'prepare "{name}" as {s["sql"]}')


connection_created.connect(prepare_all)


class Other(Exception):
    def __init__(self, status, to=''):
        self.status, self.to = status, to


def rows(c, name, *args):
    c.execute(CALL[name], args)
    if c.description is None:
        return []
    names = [d[0] for d in c.description]
    return [dict(zip(names, r)) for r in c.fetchall()]


def mac(token, issued, account):
    raw = hmac.new(KEY, f'form\0{token} {issued} {account}'.encode(), 'sha256').digest()
    return base64.urlsafe_b64encode(raw).rstrip(b'=').decode()


def form(token, who):
    return {'token': f"{who['now']}.{who['id']}.{mac(token, who['now'], who['id'])}", 'key': secrets.token_hex(16)}


def enter(c, name, token, route='', obj=''):
    who = next(iter(rows(c, name, token)), None)
    if who is None:
        raise Other(303, '/login')
    if who['old']:
        rows(c, 'SEEN', who['sid'])
    if route:
        rows(c, 'READ', who['id'], who.get('station'), route, obj)
    return who


def answer(run):
    def call(request, **args):
        try:
            r = run(request, **args)
        except Other as e:
            r = HttpResponse(str(e.status), status=e.status)
            if e.to:
                r['Location'] = e.to
        r['Cache-Control'] = 'no-store'
        r['Content-Security-Policy'] = CONF['policy']
        r['X-Content-Type-Options'] = 'nosniff'
        r['X-Frame-Options'] = 'DENY'
        r['Referrer-Policy'] = 'same-origin'
        return r
    return call


@answer
def show_case(request, no):
    token = request.COOKIES.get(CONF['pub'], '')
    with transaction.atomic(), connection.cursor() as c:
        c.execute('set local synchronous_commit = off')
        who = enter(c, 'SESSION_PUB', token, '/alliance/case/:no', no)
        row = next(iter(rows(c, 'CASE', no, who['id'])), None)
        if row is None:
            raise Other(404)
        i = row['id']
        rows(c, 'ITEMS', i)
        d = {k: rows(c, k.upper(), i) for k in ('clocks', 'events', 'files', 'messages', 'issued')}
        d['answers'] = json.loads(rows(c, 'ANSWERS', i)[0]['fields'])
        d['member'] = next(iter(rows(c, 'MEMBER', i)), None)
        d['rating'] = next(iter(rows(c, 'RATING', i)), None)
        d['actions'] = rows(c, 'ACTIONS', i, row['standard'], row['state'])
    page = {**view.case_page(STD, row, d), **form(token, who)}
    return HttpResponse(get_template('case.html').render({'p': page}))


@answer
def show_inbox(request):
    token = request.COOKIES.get(CONF['off'], '')
    with transaction.atomic(), connection.cursor() as c:
        c.execute('set local synchronous_commit = off')
        who = enter(c, 'SESSION_OFF', token, '/desk/')
        if who['admin']:
            raise Other(403)
        args = [who['lo'], who['hi'], who['roles'], who['id'], who['station']]
        counts = rows(c, 'COUNTS', *args)[0]
        page = {**view.inbox_page(who, counts, rows(c, 'INBOX', *args)), **form(token, who)}
    return HttpResponse(get_template('inbox.html').render({'p': page}))


def code(n):
    return ''.join(secrets.choice('23456789ABCDEFGHJKLMNPQRSTUVWXYZ') for _ in range(n))


def submit(c, who, i, post):
    def key(deed):
        return hashlib.sha256(f"{deed}\n{i}\n{post['key']}\n{post['version']}\n{post.get('truth')}".encode()).hexdigest()
    done = rows(c, 'DONE', who['id'], key('submit'))[0]['result']
    if done:
        return done
    d = next(iter(rows(c, 'DRAFT', i, who['id'])), None)
    if d is None:
        raise Other(404)
    if str(d['version']) != post['version']:
        raise Other(409)
    values = json.loads(d['fields'])
    papers = {p['paper'] for p in rows(c, 'PAPERS', i)}
    place = rows(c, 'PLACE', values['division'] if values['division'].isdigit() else 0)
    if post.get('truth') != '1' or not place or view.missing(STD, values, papers) or view.wrong(STD, values):
        raise Other(422)
    if rows(c, 'RATE', f"submit:{who['id']}")[0]['n'] > 30:
        raise Other(429)
    for t in ('truth', 'promise', 'publicity'):
        values[f'agreed.{t}'] = STD['texts'][t]['version']
    rows(c, 'SAVE', i, json.dumps(values, ensure_ascii=False))
    if rows(c, 'KEY', values['uscc'], i)[0]['case_id'] != i:
        raise Other(422)
    area = values['division']
    s = rows(c, 'SERIAL', area[:6])[0]
    no = view.number(area[:6], s['day'], s['n'])
    rows(c, 'SECRET', i, code(8))
    rows(c, 'GRAMS', i, area, view.grams(values['unit_name']))
    t = rows(c, 'DATES', area)[0]
    rows(c, 'STEP', i, no, values['unit_name'], area, t['due'], t['raw'], t['amber'], t['provisional'], t['step'],
         t['step_amber'], t['station'])
    rows(c, 'CLOCK', i)
    rows(c, 'TIMER', i, t['due'], t['due_at'], t['raw'], t['amber'], t['provisional'])
    rows(c, 'CHAIN', i % 64)
    rows(c, 'EVENT', i % 64, i, d['version'] + 1, who['id'])
    rows(c, 'RECEIPT', i, no, code(12), d['version'] + 1)
    rows(c, 'TELL', who['id'], who['login'], i, json.dumps(
        {'no': no, 'due': t['due'], 'title': values['unit_name'], 'standard': d['standard']}, ensure_ascii=False))
    rows(c, 'KEEP', who['id'], key('submit'), no)
    return no


@answer
def take_form(request, i):
    token, post = request.COOKIES.get(CONF['pub'], ''), request.POST
    issued, account, sent = (post.get('token', '').split('.') + ['', '', ''])[:3]
    if not hmac.compare_digest(mac(token, issued, account), sent) or len(post.get('key', '')) != 32:
        raise Other(403)
    with transaction.atomic(), connection.cursor() as c:
        who = enter(c, 'SESSION_PUB', token)
        if str(who['id']) != account:
            raise Other(403)
        no = submit(c, who, i, post)
    r = HttpResponse(status=303)
    r['Location'] = f'/alliance/case/{no}/receipt'
    return r


urlpatterns = [path('alliance/case/<str:no>', show_case), path('desk/', show_inbox),
               path('alliance/draft/<int:i>/check', take_form)]
application = get_wsgi_application()
