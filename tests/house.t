#!/usr/bin/perl
# The rules of the house, by reading the tree: floors and foreign headers, each
# part with its test, what templates and texts may hold, where SQL stands.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Find;
use FindBin;
chdir "$FindBin::Bin/.." or die;

my $n = 0;
# rule NAME FINDINGS... : one test; each finding says file, line and what.
sub rule {
	my ($name, @found) = @_;
	$n++;
	print @found ? "not ok $n - $name\n" : "ok $n - $name\n";
	print map "# $_\n", @found;
}
sub lines {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
	return <$in>;
}
sub text { join '', lines(@_) }
sub tree {
	my ($pattern, @where) = @_;
	my @found;
	@where = grep -e, @where or return ();
	find({ no_chdir => 1, wanted => sub {
		$File::Find::prune = 1 if m{/node_modules$};
		push @found, $_ if -f && /$pattern/;
	} }, @where);
	return sort @found;
}
# Lines of the files that match, as findings.
# A template without its comments.
sub shown {
	my $cs = text(@_);
	$cs =~ s{(<\?cs\s*#.*?\?>)}{ my $x = $1; $x =~ tr/\n//cd; $x }gse;
	return $cs;
}
sub grep_in {
	my ($bad, @files) = @_;
	my @found;
	for my $file (@files) {
		my $at = 0;
		for (lines($file)) {
			$at++;
			push @found, "$file:$at: $1" if /($bad)/;
		}
	}
	return @found;
}
# C without comments, lines kept.
sub code {
	my $c = text(@_);
	$c =~ s{(/\*.*?\*/)}{ my $x = $1; $x =~ tr/\n//cd; $x }gse;
	$c =~ s{//.*}{}g;
	return $c;
}

my @c = tree(qr/\.[ch]$/, 'lib', 'cgi');
my @tests = tree(qr/./, 'tests');
my @templates = tree(qr/\.cs$/, 'templates');
my @sql = tree(qr/\.sql$/, 'sql');

# -- the tree ----------------------------------------------------------------

my %top = map { $_ => 1 } qw(README.md LICENSE NOTICE GNUmakefile cgi lib sql
	templates conf tests .shots .ci .git .gitignore build run);
opendir my $here, '.' or die;
rule 'the top of the tree holds what is known',
	map { "$_ is new here" } sort grep !/^\.\.?$/ && !$top{$_}, readdir $here;

# -- floors ------------------------------------------------------------------

my %floor = (
	(map { $_ => 0 } qw(arena log conf text rules mask memory)),
	(map { $_ => 1 } qw(io body db page crypt pool sandbox passwords)),
	(map { $_ => 2 } qw(req query form sess files papers press persons
		vaults erase notify)),
	# What programs share about a case answers requests, as they do.
	(map { $_ => 3 } qw(app cases print review sheet)),
);
# Parts of a file: X_*.c of X.h, and these, which have no header of their own.
my %part = (
	(map { $_ => 'rules' } qw(dates identity names normal numbers regions)),
	(map { $_ => 'crypt' } qw(keys sign totp values)),
	reply => 'app',
	node => 'page',
);
for (@c) {
	$part{"$1_$2"} //= $1 if m{^lib/([a-z]+)_([a-z_]+)\.[ch]$} &&
		-e "lib/$1.h";
}
my (@unknown, @up);
for my $file (grep m{^lib/}, @c) {
	my ($name) = $file =~ m{([^/]+)\.[ch]$};
	my $own = $part{$name} // $name;
	my $mine = $floor{$own};
	if (!defined $mine) {
		push @unknown, "$file stands on no floor";
		next;
	}
	my $at = 0;
	for (split /\n/, code($file)) {
		$at++;
		my ($other) = /^\s*#\s*include\s+"(?:lib\/)?([^"]+)\.h"/ or next;
		next if $other =~ /\.sql$/;
		my $to = $part{$other} // $other;
		next if $to eq $own;
		my $theirs = $floor{$to};
		if (!defined $theirs) {
			push @unknown, "$file:$at: $other.h stands on no floor";
		} elsif ($theirs > $mine || $theirs == 1 && $mine == 1) {
			push @up, "$file:$at: floor $mine includes $other.h of $theirs";
		}
	}
}
rule 'each file of lib/ stands on a floor', @unknown;
rule 'includes go down, and not sideways on floor 1', @up;

my @inner;
for my $file (@c) {
	my ($name) = $file =~ m{^lib/([^/]+)\.[ch]$};
	my $own = $name ? $part{$name} // $name : '';
	push @inner, map { "$file includes $_.h" }
		grep { ($part{$_} // '') ne $own }
		code($file) =~ /^\s*#\s*include\s+"(?:lib\/)?(\w+_parts)\.h"/mg;
}
rule 'what the files of a part share is included by no other', @inner;

# Foreign headers and the only files that may name them.
my @foreign = (
	[qr{^fcgi}, qr{^lib/io\.c$}],
	[qr{^(glib|gmime)}, qr{^(lib/body\.c|cgi/press\b.*)$}],
	[qr{^(libpq|postgres)}, qr{^lib/db\.c$}],
	[qr{^ClearSilver}, qr{^lib/page_parts\.h$}],
	[qr{^openssl/}, qr{^lib/crypt\.c$}],
	[qr{^crack\.h}, qr{^lib/passwords\.c$}],
	[qr{^(pango|cairo|poppler|vips|magic|xlsxwriter|archive|qrencode|fontconfig)},
		qr{^cgi/press\b}],
	[qr{^seccomp\.h}, qr{^(lib/sandbox\.c|cgi/press\b.*)$}],
	[qr{^curl/}, qr{^cgi/courier\b}],
	[qr{^jansson}, qr{^lib/}],
);
my (@bad, @other);
for my $file (@c) {
	my $at = 0;
	for (split /\n/, code($file)) {
		$at++;
		my ($header) = /^\s*#\s*include\s+<([^>]+)>/ or next;
		for my $f (@foreign) {
			push @bad, "$file:$at: <$header>"
				if $header =~ $f->[0] && $file !~ $f->[1];
		}
	}
	next unless $file =~ m{^cgi/([^/.]+)};
	my $program = $1;
	$at = 0;
	for (split /\n/, code($file)) {
		$at++;
		my ($header) = /^\s*#\s*include\s+"([^"]+)"/ or next;
		push @other, "$file:$at: $header" if $header =~ m{^(?:\.\./|cgi/)} ||
			$header =~ m{^([^/]+)/} && $1 ne 'lib' && $1 ne $program;
	}
}
rule 'a foreign library is named in its file only', @bad;
rule 'no program includes another', @other;

# -- each part has its test --------------------------------------------------

rule 'each lib/*.c has its test', map {
	my ($name) = m{lib/(.+)\.c$};
	my $whole = $part{$name} // $name;
	-e "tests/lib/$name.t.c" || -e "tests/lib/$whole.t.c" ? () : "$_ has none"
} grep m{^lib/.*\.c$}, @c;
my %programs;
m{^cgi/([^/.]+).*\.c$} and $programs{$1} = 1 for @c;
rule 'each program has its test', map {
	my $p = $_;
	(grep m{^tests/cgi/\Q$p\E\b.*\.t(\.c)?$}, @tests) ? () : "$p has none"
} sort keys %programs;
rule 'tests can be run', map { "$_ is not executable" }
	grep m{\.t$} && !-x, @tests;

# -- C -----------------------------------------------------------------------

my @ui;
for my $file (@c) {
	# Names and number words of the rules are data, not interface.
	next if $file =~ m{^lib/(mask|numbers|names|normal|regions|identity|passwords)\.[ch]$};
	my $at = 0;
	for (split /\n/, code($file)) {
		$at++;
		push @ui, "$file:$at: $1" if /(\p{Script=Han}+)/;
	}
}
rule 'no sentence of the interface stands in C', @ui;
my @calls;
for my $file (@c) {
	my $at = 0;
	for (split /\n/, code($file)) {
		$at++;
		push @calls, "$file:$at: $1" if
			/\b((?:strcpy|strcat|sprintf|vsprintf|gets|strtok|system|popen|alloca|atoi|longjmp)\s*\()/;
	}
}
rule 'banned calls of the C library', @calls;
my @module = grep m{^cgi/} && !m{^cgi/(press|courier|ronggui)\b}, @c;
rule 'no free in a module', grep_in(qr/\bfree\s*\(/, @module);
my @mixed;
for my $file (grep m{^(cgi|lib)/} && !m{^cgi/ronggui\b}, @c) {
	my $at = 0;
	for (split /\n/, code($file)) {
		$at++;
		push @mixed, "$file:$at: $1"
			if /"[^"]*\b(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\b/i;
	}
}
rule 'SQL stands in sql/', @mixed;
rule 'names of foreign code are not redefined', grep_in(
	qr/^(?:[a-z].*\b)?(?:string_append|string_init|Commands)\s*[\(\[=]/, @c);

my %keys = map { /^([a-z0-9_.]+) *=/ ? ($1 => 1) : () } lines('conf/ronggui.conf');
my @keys;
for my $file (@c) {
	my $c = code($file);
	while ($c =~ /\bconf_(?:get|number)\(\s*[^,]*,\s*"([^"]+)"/g) {
		push @keys, "$file: $1" unless $keys{$1};
	}
}
rule 'every setting stands in conf/ronggui.conf', @keys;

# -- SQL ---------------------------------------------------------------------

rule 'a setting never outlives its transaction', grep_in(
	qr/set_config\s*\([^;]*,\s*false\s*\)/i, @sql,
	grep m{\.[ch]$}, @c);
my @steps = map { m{/(\d{3})-[a-z0-9-]+\.sql$} ? $1 : "?$_" }
	tree(qr/\.sql$/, 'sql/schema');
my %twice;
rule 'steps are numbered, each number once',
	grep /\?/ || $twice{$_}++, @steps;
my @loose;
for my $file (tree(qr/\.sql$/, 'sql/api', 'sql/schema')) {
	my $sql = text($file);
	while ($sql =~ /(create\s+(?:or\s+replace\s+)?function\s+([\w.]+).*?\bas\s+\$)/gis) {
		my ($head, $name) = ($1, $2);
		push @loose, "$file: $name has no search_path of its own"
			if $head =~ /security\s+definer/i && $head !~ /set\s+search_path/i;
	}
}
rule 'a SECURITY DEFINER function sets its search_path', @loose;

# -- templates ---------------------------------------------------------------

rule 'no template function that passes by the escaping', grep_in(
	qr/<\?cs\s*(?:uvar|evar|lvar|alt|linclude|escape|text_html)\b|\btext_html\(/,
	@templates);
rule 'name: is not used, name() is', grep_in(qr/<\?cs\s*name:/, @templates);
rule 'nothing is joined to an escaped text',
	grep_in(qr/(?:_escape\([^)]*\)\s*\+|\+\s*\w*_escape\()/, @templates);
rule 'a file that is included must be there (include!)',
	grep_in(qr/<\?cs\s*include:/, @templates);
# A macro may be given a value for an attribute; it may not be a style.
rule 'no style and no script inside a page', grep_in(
	qr/(?:\sstyle\s*=\s*["']|<style\b|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*["'])/i,
	@templates);
my @gone;
for my $file (@templates) {
	my $at = 0;
	for (lines($file)) {
		$at++;
		while (/include!"([^"]+)"/g) {
			push @gone, "$file:$at: $1" unless -e "templates/$1";
		}
	}
}
rule 'what a template includes is there', @gone;

# lib/page.c reads a file of macros once and prints nothing of it; its macros are
# in one list with those of other files.
my (%included, %defined, @prints, @twice, %sets, @lost);
for my $file (@templates) {
	my $text = join '', lines($file);
	while ($text =~ /\bdef:(\w+)\(([^)]*)\)(.*?)\/def\b/gs) {
		my ($name, $args, $body) = ($1, $2, $3);
		$sets{$name} = 1 if grep { $body =~ /\bset:\Q$_\E\s*=/ }
			$args =~ /\w+/g;
	}
	$included{"templates/$_"} = 1 for $text =~ /include!"([^"]+)"/g;
	push @{$defined{$_}}, $file for $text =~ /\bdef:(\w+)\(/g;
}
for my $file (grep { $included{$_} } @templates) {
	my $text = join '', lines($file);
	next unless $text =~ /def:/;
	$text =~ s/<\?cs\s*(?:#.*?|def:.*?\/def\s*|include!"[^"]+"\s*)\?>//gs;
	push @prints, $file if $text =~ /\S/;
}
for my $name (keys %defined) {
	my @files = @{$defined{$name}};
	push @twice, "$name: @files" if @files > 1 && grep { $included{$_} } @files;
}
for my $file (@templates) {
	my $text = join '', lines($file);
	push @lost, "$file: $1" while $text =~ /\bcall:(\w+)\([^?]*#\d/g && $sets{$1};
}
# The engine loses the memory of a number that becomes a text.
rule 'a macro that sets its argument is given no number', @lost;
rule 'an included file that defines macros does nothing else', @prints;
rule 'the name of a macro that is included stands once', sort @twice;

# -- texts -------------------------------------------------------------------

# All paths of an HDF file, nodes on the way included.
sub keys_of {
	my ($file) = @_;
	my (%seen, @path, $end);
	for (lines($file)) {
		if (defined $end) {
			undef $end if /^\Q$end\E\s*$/;
			next;
		}
		next if /^\s*(#|$)/;
		if (/^\s*\}/) {
			pop @path;
		} elsif (/^\s*([\w.-]+)\s*(?:\[[^\]]*\]\s*)?(\{|=|<<\s*(\w+)|:)/) {
			my ($name, $kind, $until) = ($1, $2, $3);
			my @parts = split /\./, join '.', @path, $name;
			$seen{join '.', @parts[0 .. $_]} ||= 1 for 0 .. $#parts;
			$seen{join '.', @parts} = 2 if $kind ne '{';
			push @path, $name if $kind eq '{';
			$end = $until if $until;
		}
	}
	return \%seen;
}
my ($zh, $en) = map { -e ? keys_of($_) : {} }
	'templates/text/zh-CN.hdf', 'templates/text/en.hdf';
rule 'both languages have the same words',
	(map { "$_ is not in English" } grep !$en->{$_}, sort keys %$zh),
	(map { "$_ is not in Chinese" } grep !$zh->{$_}, sort keys %$en);
my @missing;
for my $file (@templates) {
	my $at = 0;
	for (split /\n/, shown($file)) {
		$at++;
		while (/\bText((?:\.[A-Za-z0-9_]+)+)/g) {
			push @missing, "$file:$at: Text$1" unless $zh->{"Text$1"};
		}
	}
}
rule 'every word a template asks for is there', @missing;

# -- the log -----------------------------------------------------------------

# A key that is not allowed is written without its value.
my ($list) = code('lib/log.c') =~ /\ballowed\[\] = \{(.*?)\}/s;
my %logged = map { $_ => 1 } $list =~ /"(\w+)"/g;
my @unlogged;
for my $file (grep m{^(lib|cgi)/.*\.c$}, @c) {
	my $c = code($file);
	while ($c =~ /\blog_(?:fault|note)(\((?:[^()"]|"(?:\\.|[^"\\])*"|(?1))*\))/g) {
		my ($args, $before) = ($1, substr $c, 0, $-[0]);
		my ($at, $depth, @word) = (1 + $before =~ tr/\n//, 0, '');
		for ($args =~ /\G("(?:\\.|[^"\\])*"|.)/gs) {
			$depth-- if $_ eq ')';
			if ($_ eq ',' && $depth == 1) {
				push @word, '';
			} elsif ($depth > 0) {
				$word[-1] .= $_;
			}
			$depth++ if $_ eq '(';
		}
		for (my $i = 2; $i < @word - 1; $i += 2) {
			push @unlogged, "$file:$at: $1" if
				$word[$i] =~ /^\s*"(.*)"\s*$/ && !$logged{$1};
		}
	}
}
rule 'what a line of the log is to say may be said',
	%logged ? @unlogged : 'the list is not found';

# -- all of it ---------------------------------------------------------------

my @all = grep !m{/(package-lock\.json|node_modules/)} &&
	!m{^tests/(house\.t$|.*/(vectors|seeds|corpus|bad-input)/)},
	tree(qr/\.(c|h|sh|sql|cs|hdf|mjs|t|scss|conf|md|pl)$|^[^.]+$/,
		'cgi', 'lib', 'sql', 'templates', 'conf', 'tests'),
	grep(-e, 'GNUmakefile', 'README.md');
@all = grep -T, @all;
rule 'nothing is left for later', grep_in(qr/\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/, @all);
my @wide;
for my $file ('GNUmakefile', grep m{\.[ch]$}, @c) {
	my $at = 0;
	for (lines($file)) {
		$at++;
		chomp;
		1 while s/\t/' ' x (8 - $-[0] % 8)/e;
		push @wide, "$file:$at: " . length() . ' columns' if length > 80;
	}
}
rule 'lines have at most 80 columns', @wide;
print "1..$n\n";
