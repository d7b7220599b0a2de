#!/usr/bin/perl
# The list of OWASP ASVS 5.0.0 (asvs.tsv): every item judged, every test and
# document that it names is there, and what is not held is said with its reason.
# own
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use FindBin;
chdir "$FindBin::Bin/../.." or die;

my $n = 0;
sub rule {
	my ($name, @found) = @_;
	$n++;
	print @found ? "not ok $n - $name\n" : "ok $n - $name\n";
	print map "# $_\n", @found;
	return scalar @found;
}
my %text;
sub text {
	my ($file) = @_;
	return $text{$file} //= do {
		open my $in, '<:encoding(UTF-8)', $file or return;
		local $/;
		<$in>;
	};
}
open my $in, '<:encoding(UTF-8)', 'tests/trust/asvs.tsv' or die;
my @rows = map { chomp; [split /\t/, $_, -1] } grep !/^#/, <$in>;
my $bad = 0;
my %sms = map { $_ => 1 } qw(V6.6.1 V6.6.2 V6.6.3);
my @main = grep !$sms{ $_->[0] }, @rows;
$bad += rule '196 items, and three on SMS codes', @main == 196 && @rows == 199 ? ()
	: scalar(@main) . ' and ' . (@rows - @main);
my %seen;
$bad += rule 'each stands there once, in seven columns', map $_->[0],
	grep @$_ != 7 || $seen{ $_->[0] }++, @rows;
$bad += rule 'each is judged', map "$_->[0]: $_->[3] $_->[4]", grep {
	my ($id, $level, $check, $is, $by, $where, $why) = @$_;
	!($is eq 'held' ? $by =~ /^(?:test|document)$/ && $where && !$why
		: $is =~ /^not (?:held|applicable)$/ && $by eq '-' && !$where &&
			length $why > 15)
} @rows;
my @gone;
for my $row (grep $_->[3] eq 'held', @rows) {
	for my $place (split / \| /, $row->[5]) {
		my ($file, $title) = split /: /, $place, 2;
		my $s = text($file);
		if (!defined $s) {
			push @gone, "$row->[0]: $file is not there";
			next;
		}
		push @gone, "$row->[0]: $file has no \"$title\""
			if defined $title && index($s, $title) < 0;
		# A test is one that the suites run, or a part of such a one.
		push @gone, "$row->[0]: $file is no test"
			if $row->[4] eq 'test' && $file !~ m{^tests/};
		push @gone, "$row->[0]: $file is no document"
			if $row->[4] eq 'document' && $file =~ m{^tests/|\.[ch]$};
	}
}
$bad += rule 'every test and document that is named is there', @gone;

my %count;
$count{ $_->[3] eq 'held' ? $_->[4] : $_->[3] }++ for @main;
my $held = ($count{test} // 0) + ($count{document} // 0);
print "# not held: $_->[0] ($_->[1]) $_->[6]\n" for
	grep $_->[3] eq 'not held', @rows;
print "# not applicable: $_->[0] ($_->[1]) $_->[6]\n" for
	grep $_->[3] eq 'not applicable', @rows;
my $sms = grep $sms{ $_->[0] } && $_->[3] eq 'held', @rows;
print "# tried: 196 items of OWASP ASVS 5.0.0, and 3 on SMS codes\n";
printf "# figure: %d of 196 held, %d by an automatic test, %d by a document; "
	. "not held %d, not applicable %d; SMS %d of 3\n", $held,
	$count{test} // 0, $count{document} // 0, $count{'not held'} // 0,
	$count{'not applicable'} // 0, $sms;
print "1..$n\n";
exit($bad ? 1 : 0);
