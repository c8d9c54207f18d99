# 一段话分成情况和建议：只用原句，分得不对可以改
arrange-ask-situation = 这是从您写的一段里分出来的，其余的记作具体建议。我这样分的，对吗？对就点“就这些”。
arrange-ask-request = 这是从您写的一段里分出来的，其余的在情况里。我这样分的，对吗？对就点“就这些”。
arrange-otherwise = 换个分法…
arrange-which = 打勾的是具体建议，没打勾的是情况和理由。点一下就换到另一边：
arrange-line = · { $place }　{ $text }
arrange-situation = 情况
arrange-request = 建议
arrange-done = 就这样分
arrange-whole = 不分，都放在情况里
arrange-source = （转自：{ $name }）
arrange-anothers = 原文是别人的话（{ $source }），出处已经记下。请用您自己的话写要求；同意原文的，也可以直接用：
    <blockquote>{ $text }</blockquote>
arrange-take = 用原文里的这些
draft-kept-anothers = 这是别人的话（{ $source }），已替您连出处存成草稿 { $ordinal }。要提成建议，接着写您自己的意见；还是先放着？
