<?cs # The end of a page's own words; see layout/head.cs. ?><?cs call:end_page() ?>
