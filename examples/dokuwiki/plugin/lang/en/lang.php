<?php
$lang['pass_on'] = 'Pass on to the help desk';
$lang['on_its_own'] = 'Open the guide on a page of its own';
$lang['case'] = 'Case from a guide';
$lang['js']['taken'] = 'Passed on:';
$lang['js']['failed'] = 'The help desk could not take it. Copy it instead.';
