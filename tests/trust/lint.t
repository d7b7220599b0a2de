#!/usr/bin/perl
# What may not stand in source, templates, scripts and configuration, as far as
# tests/house.t does not say it already.
# own
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Find;
use FindBin;
chdir "$FindBin::Bin/../.." or die;

my ($n, $bad, $looked) = (0, 0, 0);
sub rule {
	my ($name, @found) = @_;
	$n++;
	$bad += @found;
	print @found ? "not ok $n - $name\n" : "ok $n - $name\n";
	print map "# $_\n", @found;
}
sub text {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
	local $/;
	return <$in>;
}
sub tree {
	my ($pattern, @where) = @_;
	my @found;
	find({ no_chdir => 1, wanted => sub {
		$File::Find::prune = 1 if m{/node_modules$};
		push @found, $_ if -f && /$pattern/;
	} }, grep -e, @where);
	return sort @found;
}
# Comments away, lines kept.
sub bare {
	my ($s, $comment) = @_;
	$s =~ s{($comment)}{ my $x = $1; $x =~ tr/\n//cd; $x }gse;
	return $s;
}
my %code = map { $_ => bare(text($_), qr{/\*.*?\*/|//[^\n]*}s) }
	tree(qr/\.[ch]$/, 'lib', 'cgi');
# The same without what stands between quotes.
my %calls = map { $_ => $code{$_} =~ s/"(?:[^"\\\n]|\\.)*"/""/gr } keys %code;
my %sql = map { $_ => bare(text($_), qr{--[^\n]*}) } tree(qr/\.sql$/, 'sql');
my %cs = map { $_ => text($_) } tree(qr/\.cs$/, 'templates');
my %js = map { $_ => bare(text($_), qr{/\*.*?\*/|(?<!:)//[^\n]*}s) }
	grep !m{/build\.mjs$}, tree(qr/\.m?js$/, 'templates/assets');
# Lines of a set of files that match, but for files that may.
sub in {
	my ($set, $pattern, $may) = @_;
	my @found;
	for my $file (sort keys %$set) {
		next if $may && $file =~ $may;
		my $at = 0;
		for (split /\n/, $set->{$file}) {
			$at++;
			$looked++;
			push @found, "$file:$at: $&" if /$pattern/;
		}
	}
	return @found;
}

# -- source ------------------------------------------------------------------

rule 'no program is started', in(\%code,
	qr/\b(?:exec(?:l|v|le|lp|ve|vp|vpe|veat)|fexecve|posix_spawnp?|popen|system|wordexp)\s*\(/);
rule 'only the press and the keeper of a pool have children', in(\%code,
	qr/\b(?:v?fork|clone3?)\s*\(/, qr{^(?:cgi/press|lib/pool\.c)});
rule 'randomness is that of the cryptographic library', in(\%code,
	qr/\b(?:s?rand|s?random|[dljm]rand48|rand_r|arc4random\w*|uuid_generate\w*|RAND_pseudo\w*)\s*\(/);
rule 'random bytes are asked for in one place', in(\%code,
	qr/\bRAND_\w+/, qr{^lib/(?:crypt|keys|values|sign|totp)\.c$});
# Two fields of one form may be told apart as they like.
rule 'secrets are compared in constant time', in(\%calls,
	qr/\b(?:memcmp|strn?cmp|strcasecmp)\s*\([^;]*\b(?:mac|digest|hash|secret|token|session|password)\b/i,
	qr{^cgi/ronggui|^lib/(?:files|persons|conf|passwords)\.c$|^cgi/(?:portal/typed|desk/login)\.c$});
rule 'no weak algorithm', in(\%code,
	qr/\b(?:EVP_(?:md[245]|rc[245]|des|bf|cast|idea|seed)\w*|EVP_\w*_(?:ecb|ofb|cfb)\w*|EVP_\w*cbc\w*|MD5\w*|RC4\w*|DES_\w+|RSA_PKCS1_PADDING)\b/);
rule 'SHA-1 is there for one-time codes only (RFC 6238)', in(\%code,
	qr/\b(?:EVP_sha1|SHA1|"SHA-?1")\b/i, qr{^lib/(?:totp|crypt)\.c$});
rule 'statements go out by name, with parameters', in(\%code,
	qr/\bPQ(?:exec|sendQuery)(?:Params|Prepared)?\s*\(/, qr{^lib/db\.c$});
rule 'no statement is put together from pieces in C', in(\%code,
	qr/(?:printf|strcat|buf_\w+|text_add\w*|arena_printf)\s*\([^;]*"[^"]*\b(?:select|insert into|update|delete from|where|order by)\b[^"]*%/i,
	qr{^cgi/ronggui});
rule 'templates come from files', in(\%code, qr/\bcs_parse_string\b/,
	qr{^lib/page\.c$});
rule 'text is not escaped before it is stored', in(\%code,
	qr/&(?:lt|gt|amp|quot);|\b(?:html|xml)_escape\w*\s*\(/,
	qr{^lib/(?:page|reply|sheet)\.c$|^cgi/(?:press|courier)});
rule 'nothing of a client is read as an object', in(\%code,
	qr/\bjson_load\w*\s*\(|\bg_variant_(?:new_from|parse)|\bunserialize/,
	qr{^(?:cgi/(?:courier|ronggui)|lib/query)});
rule 'a format is a literal', in(\%code,
	qr/\b(?:printf|v?fprintf\s*\(\s*\w+\s*,|v?snprintf\s*\([^,]+,[^,]+,)\s*\(?\s*(?!")[a-z_]+(?:->\w+)?\s*\)/);
rule 'the compiler is asked to look at formats and arrays', (text('GNUmakefile')
	=~ /-Wformat=2/ && text('GNUmakefile') =~ /-Wvla/) ? () : 'GNUmakefile';
my %env = map { $_ => 1 } qw(RONGGUI_CONF RONGGUI_DEFAULTS RONGGUI_DEBUG TMPDIR
	PATH_INFO TEST_DB STATE CONTENT_LENGTH);
my @env;
for my $file (sort keys %code) {
	push @env, map { "$file: $_" } grep !$env{$_},
		$code{$file} =~ /\bgetenv\s*\(\s*"([^"]+)"/g;
}
rule 'the environment is asked for what is known', @env;
rule 'no secret stands in the tree', do {
	my %all = map { $_ => text($_) } grep -T, tree(
		qr{^(?!.*/(?:vectors|seeds|corpus|bad-input|data)/).*$},
		'lib', 'cgi', 'sql', 'conf', 'templates', 'tests');
	in(\%all, qr/-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bghp_\w{36}\b|xox[bp]-\d|sk_live_\w/,
		qr{^tests/trust/lint\.t$});
};

# -- SQL ---------------------------------------------------------------------

my %named = map { $_ => $sql{$_} } grep m{^sql/\w+\.sql$}, keys %sql;
rule 'a statement names its columns', in(\%named, qr/\bselect\s+\*/i,
	qr{^sql/(?:grants|roles)\.sql$});
my @dynamic;
for my $file (grep m{^sql/api/}, sort keys %sql) {
	while ($sql{$file} =~ /\bexecute\s+(?!on\b|function\b|procedure\b)([^;]*);/gi) {
		my $what = $1;
		my $line = () = substr($sql{$file}, 0, $-[0]) =~ /\n/g;
		# format() with %I and %L, or a literal; nothing joined on but
		# the conditions of rg.tab(), which are literals too.
		push @dynamic, "$file:" . ($line + 1) . ": " . substr($what, 0, 60)
			if $what =~ /\|\|(?!\s*(?:rg\.tab\(|'|\$q\$|\(select string_agg))/
				&& $what !~ /^format/ || $what =~ /%s/ || $what !~ /^(?:format\s*\(|'|\$q\$)/;
	}
}
rule 'statements made at run time quote what they take', @dynamic;
rule 'no function is trusted beyond its reader (LEAKPROOF, untrusted language)',
	in(\%sql, qr/\bleakproof\b|language\s+(?:c|plpython3?u|plperlu|pltclu)\b/i);
rule 'no statement reaches files or programs of the server', in(\%sql,
	qr/\bcopy\b[^;]*\b(?:from|to)\s+(?:program\b|')|\bpg_read_(?:binary_)?file|\blo_(?:import|export)|\bdblink\b|\bpg_ls_dir/i,
	qr{^sql/(?:data/|grants\.sql)});

# -- templates ---------------------------------------------------------------

# Is this the parameter of a macro that is only ever called with an address of
# our own there?
sub given {
	my ($file, $name) = @_;
	$name =~ s/\s+$//;
	my @calls;
	my $own = $cs{$file};
	my @all = values %cs;
	while ($own =~ /\bdef:\s*(\w+)\(([^)]*)\)/g) {
		my ($macro, @parameters) = ($1, split /\s*,\s*/, $2);
		my ($at) = grep $parameters[$_] eq $name, 0 .. $#parameters;
		next unless defined $at;
		for my $other (@all) {
			while ($other =~ /\bcall:\s*\Q$macro\E\(((?:[^()"]|"[^"]*"|\([^()]*\))*)\)/g) {
				my @given = $1 =~ /\s*((?:[^,()"]|"[^"]*"|\([^()]*\))+)/g;
				push @calls, $given[$at] // '';
			}
		}
	}
	return @calls && !grep !/^(?:"[\/#]|""|url_validate|Site\.|\w+$)/, @calls;
}
my (@attribute, @address, @script, @blank, @handler);
for my $file (sort keys %cs) {
	# Papers are layouts for the press, not HTML.
	next if $file =~ m{^templates/papers/};
	my $s = bare($cs{$file}, qr{<\?cs\s*#.*?\?>}s);
	my @code;
	$s =~ s{<\?cs(.*?)\?>}{ push @code, $1; "\x01$#code\x02" }gse;
	while ($s =~ /<([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g) {
		my ($tag, $rest) = (lc $1, $2);
		my $line = 1 + (() = substr($s, 0, $-[0]) =~ /\n/g);
		$looked++;
		my $plain = $rest;
		$plain =~ s/"[^"]*"|'[^']*'/""/g;
		push @attribute, "$file:~$line: <$tag $plain" if $plain =~ /=(?!")/;
		push @handler, "$file:~$line: <$tag" if $plain =~ /\son\w+=|\sstyle=/i;
		while ($rest =~ /\s(href|src|action|formaction|poster|data)="([^"]*)"/g) {
			my ($name, $value) = ($1, $2);
			next unless $value =~ /^\x01(\d+)\x02/;
			my $first = $code[$1];
			my ($shown) = $first =~ /^\s*var:\s*(.*)$/s;
			next unless defined $shown;
			my $by = $name =~ /action$/ ? qr/^url_here\s*\(/ :
				qr/^url_(?:validate|escape)\s*\(/;
			push @address, "$file:~$line: $name = $first"
				if $shown !~ $by && $shown !~ /^Site\./ &&
					!given($file, $shown);
		}
		push @script, "$file:~$line: <$tag$rest" if $tag eq 'script' &&
			$rest !~ /\ssrc="/;
		push @blank, "$file:~$line: <$tag" if $rest =~ /target="_blank"/ &&
			$rest !~ /rel="[^"]*noopener/;
	}
	push @script, "$file: style or code in a page"
		if $s =~ /<style\b|<script[^>]*>[^<\s]|javascript:/i;
}
rule 'every attribute is quoted', @attribute;
rule 'an address from data is looked at (url_validate, for a form url_here)', @address;
rule 'no script in a page', @script;
rule 'no handler and no style in an attribute', @handler;
rule 'a new window knows nothing of the old one', @blank;
rule 'nothing is loaded from elsewhere', in(\%cs,
	qr/<(?:script|link|img|iframe|object|embed|form)\b[^>]*(?:src|href|action)="(?:https?:)?\/\//i);
rule 'fields of passwords may be filled in by a program', in(\%cs,
	qr/type="password"[^>]*autocomplete="off"|onpaste/);

# -- scripts -----------------------------------------------------------------

rule 'scripts make no markup', in(\%js,
	qr/\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write(?:ln)?|createContextualFragment|DOMParser)\b/);
rule 'scripts run no text', in(\%js,
	qr/\beval\s*\(|\bnew\s+Function\b|set(?:Timeout|Interval)\s*\(\s*["'`]/);
rule 'scripts keep nothing in the browser', in(\%js,
	qr/\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b/);
rule 'scripts ask nobody else', in(\%js,
	qr/["'`](?:https?:)?\/\/(?!www\.w3\.org)|\bimportScripts\b|new\s+WebSocket|postMessage/);

# -- configuration -----------------------------------------------------------

sub must {
	my ($file, %rules) = @_;
	my $s = bare(text($file), qr{^\s*#(?!tls|plain|each|end)[^\n]*}m);
	my @found;
	for my $what (sort keys %rules) {
		my ($pattern, $there) = @{ $rules{$what} };
		$looked++;
		push @found, "$file: $what" if ($s =~ $pattern ? 1 : 0) != $there;
	}
	return @found;
}
rule 'nginx', must('conf/nginx.conf',
	'version shown' => [qr/server_tokens off;/, 1],
	'old TLS' => [qr/ssl_protocols TLSv1\.2 TLSv1\.3;/, 1],
	'session tickets' => [qr/ssl_session_tickets off;/, 1],
	'suites of TLS' => [qr/ssl_ciphers ECDHE\+AESGCM:ECDHE\+CHACHA20;/, 1],
	'size of a body' => [qr/client_max_body_size 11m;/, 1],
	'times' => [qr/client_header_timeout \d+s;.*client_body_timeout \d+s;/s, 1],
	'whole requests only' => [qr/fastcgi_request_buffering on;/, 1],
	'kept connections' => [qr/fastcgi_keep_conn off;/, 1],
	'forms sent twice' => [qr/fastcgi_next_upstream [^;]*non_idempotent/, 0],
	'a pool taken for dead' => [qr/server unix:\@sockets\@[^;]*max_fails=0;/, 1],
	'a worker over the network' => [qr/\b(?:proxy_pass|uwsgi_pass|scgi_pass|grpc_pass)\b|server (?!unix:)[\w.]+:\d+/, 0],
	'split paths' => [qr/fastcgi_split_path_info/, 0],
	'lists of folders' => [qr/autoindex/, 0],
	'a status page' => [qr/stub_status/, 0],
	'variables of TCP' => [qr/\$tcpinfo_/, 0],
	'a query string in the log' => [qr/log_format[^;]*\$(?:request(?!_(?:id|method|time))|args|query_string|http_|cookie_)/, 0],
	'errors that quote requests' => [qr/error_log \S+ alert;/, 1],
	'pages of those logged in kept' => [qr/fastcgi_cache_bypass \$ronggui_signed_in;.*fastcgi_no_cache \$ronggui_signed_in;/s, 1],
	'a root besides the pages' => [qr/^\s*root (?!\@pages\@)/m, 0],
	'pages that wait for each other' => [qr/fastcgi_cache_lock on/, 0]);
rule 'what a program is told', must('conf/fastcgi_params',
	'HTTP_PROXY' => [qr/^fastcgi_param\s+HTTP_PROXY\s+"";/m, 1],
	'the client\'s address' => [qr/^fastcgi_param\s+REMOTE_ADDR\s+\$remote_addr;/m, 1],
	'what clients say of themselves' => [qr/\$http_x_|realip/i, 0],
	'a file name' => [qr/SCRIPT_FILENAME|PATH_TRANSLATED|DOCUMENT_ROOT/, 0]);
rule 'Apache', must('conf/apache.conf',
	'old TLS' => [qr/SSLProtocol -all \+TLSv1\.2 \+TLSv1\.3/, 1],
	'session tickets' => [qr/SSLSessionTickets off/, 1],
	'TRACE' => [qr/TraceEnable off/, 1],
	'size of a body' => [qr/LimitRequestBody 11534336/, 1],
	'times' => [qr/RequestReadTimeout header=.*body=/, 1],
	'Proxy header' => [qr/RequestHeader unset Proxy early/, 1],
	'lists of folders' => [qr/^\s*Options (?!None)|\bIndexes\b/m, 0],
	'own rules in folders' => [qr/AllowOverride (?!None)/, 0],
	'a status page' => [qr/server-status|mod_status/, 0],
	'a worker over the network' => [qr/ProxyPass\s+"?(?:https?|fcgi):\/\//, 0],
	'a query string in the log' => [qr/LogFormat[^\n]*%(?:r|q|\{Cookie)/, 0]);
rule 'Apache on its own', must('conf/apache-own.conf',
	'version shown' => [qr/ServerTokens Prod/i, 1],
	'signature' => [qr/ServerSignature Off/i, 1]);
rule 'PostgreSQL', must('conf/postgresql.conf',
	'a network' => [qr/^listen_addresses = ''$/m, 1],
	'what was acknowledged' => [qr/^fsync = on\n(?:.*\n)*?synchronous_commit = on\n(?:.*\n)*?full_page_writes = on\n/m, 1],
	'words in the log' => [qr/^log_error_verbosity = terse$/m, 1],
	'statements in the log' => [qr/^log_statement = none$/m, 1],
	'failed statements in the log' => [qr/^log_min_error_statement = panic$/m, 1],
	'slow statements in the log' => [qr/^log_min_duration_statement = -1$/m, 1],
	'parameters in the log' => [qr/^log_parameter_max_length = 0\nlog_parameter_max_length_on_error = 0\n/m, 1]);
rule 'who may log in to the database', must('conf/instance.d/cluster.sh',
	'peer' => [qr/local all all peer map=ronggui/, 1],
	'anything else' => [qr/\b(?:trust|md5|password|scram-sha-256)\b.*pg_hba|echo "host(?:ssl|nossl)?\s+\S+\s+\S+\s+\S+\s+(?:trust|md5|password)"/, 0]);
rule 'the suite\'s defaults', must('conf/ronggui.conf',
	'a demonstration unless asked' => [qr/^mode = live$/m, 1],
	'a secret' => [qr/^(?:sms\.key|[\w.]*(?:password|secret)) *= *[^\s]/m, 0],
	'an outside host' => [qr/^(?:sms\.url|mail\.smtp) *= *[^\s]/m, 0]);
rule 'debugging is off unless the environment asks', grep !/RONGGUI_DEBUG/,
	in({ map { $_ => text($_) } tree(qr/./, 'conf/systemd') }, qr/RONGGUI_DEBUG|Environment=.*DEBUG/);
print "# tried: $n rules, $looked lines, tags and settings looked at\n";
print "# figure: findings $bad\n";
print "1..$n\n";
exit($bad ? 1 : 0);
