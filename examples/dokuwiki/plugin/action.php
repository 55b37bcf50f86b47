<?php
// A case that a reader passes on becomes a page of the namespace "cases".

if (!defined('DOKU_INC')) die();

class action_plugin_unstuck extends DokuWiki_Action_Plugin
{
    /** No summary is longer, in bytes. */
    const LONGEST = 20000;

    public function register(Doku_Event_Handler $controller)
    {
        $controller->register_hook('AJAX_CALL_UNKNOWN', 'BEFORE', $this, 'take');
        $controller->register_hook('DOKUWIKI_STARTED', 'AFTER', $this, 'give_token');
    }

    /** What a page sends back with a case, so that the wiki knows it for its own. */
    public function give_token()
    {
        global $JSINFO;
        $JSINFO['plugin_unstuck_token'] = getSecurityToken();
    }

    public function take(Doku_Event $event)
    {
        if ($event->data !== 'plugin_unstuck_case') return;
        $event->preventDefault();
        $event->stopPropagation();
        global $INPUT;
        $text = $INPUT->post->str('text');
        if (!checkSecurityToken()) return $this->answer(403, ['error' => 'token']);
        if ($text === '' || strlen($text) > self::LONGEST) return $this->answer(400, ['error' => 'text']);
        $id = cleanID('cases:' . date('Y-m-d') . '-' . bin2hex(random_bytes(4)));
        if (auth_quickaclcheck($id) < AUTH_CREATE) return $this->answer(403, ['error' => 'rights']);
        // In a block of code nothing in it is markup; the one thing that would end the block is taken apart.
        $text = str_ireplace('</code', '< /code', $text);
        saveWikiText($id, "====== " . $this->getLang('case') . " ======\n\n<code>\n" . $text . "\n</code>\n", 'unstuck');
        $this->answer(200, ['id' => $id, 'url' => wl($id, '', false, '&')]);
    }

    private function answer($status, $data)
    {
        http_status($status);
        header('Content-Type: application/json');
        echo json_encode($data);
    }
}
