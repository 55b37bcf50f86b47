<?php
// A guide in an article: <unstuck guide="icloud-backup" theme="light">

if (!defined('DOKU_INC')) die();

class syntax_plugin_unstuck extends DokuWiki_Syntax_Plugin
{
    /** What an author of an article may set; what a case does is the wiki's affair. */
    const SETTABLE = ['guide', 'lang', 'theme', 'heading-level', 'visit', 'storage', 'font'];

    public function getType() { return 'substition'; }
    public function getPType() { return 'block'; }
    public function getSort() { return 200; }

    public function connectTo($mode)
    {
        $this->Lexer->addSpecialPattern('<unstuck\b[^>]*>', $mode, 'plugin_unstuck');
    }

    public function handle($match, $state, $pos, Doku_Handler $handler)
    {
        preg_match_all('/([a-z-]+)="([^"]*)"/', $match, $found, PREG_SET_ORDER);
        $attributes = [];
        foreach ($found as [, $name, $value]) {
            if (in_array($name, self::SETTABLE, true)) $attributes[$name] = $value;
        }
        return $attributes;
    }

    public function render($mode, Doku_Renderer $renderer, $attributes)
    {
        if ($mode !== 'xhtml') return false;
        // The package stands in the folder of the plugin, so everything comes from the wiki's own address.
        $site = DOKU_BASE . 'lib/plugins/unstuck/site/';
        $attributes['handoff-label'] = $this->getLang('pass_on');
        $attributes['page'] = $site . 'index.html';
        $html = '<script type="module" src="' . hsc($site) . 'embed/unstuck-guide.js"></script><unstuck-guide';
        foreach ($attributes as $name => $value) $html .= ' ' . $name . '="' . hsc($value) . '"';
        $link = '<a href="' . hsc($site) . 'index.html">' . hsc($this->getLang('on_its_own')) . '</a>';
        $renderer->doc .= $html . '><p>' . $link . '</p></unstuck-guide><p class="plugin_unstuck" role="status"></p>';
        return true;
    }
}
