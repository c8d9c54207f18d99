// The page's own words, in Chinese and, with ?lang=en, in English.

const CHINESE = {
  title: '直通车 · 演示', demo: '演示', fallbackName: '直通车',
  skip: '跳到第一部手机', phones: '手机', phoneOf: '{name}，{label}',
  day: '过一天', week: '过一周', next: '到下一件事', nextHint: '下一件事：{what}', nothingNext: '没有安排',
  clock: '服务的时间', running: '时间正在走', untilRuns: '走到 {when}', untilNext: '走到下一件事', noClock: '这里没有接上时钟，时间照常走。',
  clockFailed: '时间没有走成，请再试一次。', clockMenu: '时间和更多',
  flow: '经过', flowTitle: '经过', flowHint: '所有手机上发生的事，按时间排。点一条，去看原处。', flowEmpty: '还没有发生什么。', flowOlder: '显示更早的',
  flowSaid: '发出', flowGot: '收到', flowEdited: '消息已更新', flowEditedOwn: '改了自己的话', flowPressed: '按了',
  reset: '从头开始', resetTitle: '从头开始',
  resetText: '演示的数据都存在这台机器上，关掉再开会接着来。要清空一切、回到第一天，请在终端里停下演示（Ctrl + C），再运行：',
  resetThen: '它会清空数据，重新启动；这一页自己会连上。', copy: '复制', copied: '已复制', copyFailed: '没能复制，请选中文字自己复制。',
  help: '帮助', helpTitle: '怎么用这一页',
  helpText: [
    '每部手机是一个人：左边写，右边就收到。消息都是真的，走的是真正的接口。',
    '上面的时钟能让时间往前走，看提醒、到期和催办。“到下一件事”直接走到下一个会发生的时刻。',
    '屏幕放不下时，最安静的手机折成竖条，点一下展开。绿框是刚刚有变化的那一部。',
    '点自己发的话可以修改。回形针里有照片、文件、位置，也可以直接拖进来；几张照片一起发就是一组。',
  ],
  helpKeys: [['Enter', '发送'], ['Shift + Enter', '换行'], ['/', '列出命令'], ['Alt + 1 … 9', '到第几部手机'], ['Esc', '关掉小窗']],
  close: '关闭', ok: '知道了', cancel: '取消',
  lost: '连接断开，正在重连…', back: '已重新连上。',
  now: '刚刚', pushNow: '现在', newCount: '{n} 条新消息', open: '展开', nobody: '这里还没有人。演示启动以后，手机会自己出现在这里。', newBelow: '新消息', toBottom: '到最新一条',
  today: '今天', yesterday: '昨天', tomorrow: '明天',
  edited: '已更新', editedOwn: '已编辑', sentAt: '发于 {when}', delivered: '已送达',
  you: '我', chat: '{name}与{bot}的对话', message: '写消息', start: '开始',
  emptyText: '还没有对话。\n按“开始”，{bot}就会回话。',
  send: '发送', save: '保存', attach: '添加照片、文件或位置', keyboard: '按键', commands: '命令', commandList: '可用的命令', offered: '找到的', nothingOffered: '没有找到',
  photo: '照片', file: '文件', place: '位置', voice: '语音', sticker: '贴纸', contact: '名片', messageKind: '消息',
  removeFile: '去掉 {name}', caption: '可以加一句说明', ready: '待发送', dropHere: '放在这里',
  latitude: '纬度', longitude: '经度', sendPlace: '发送位置', placeWrong: '纬度在 −90 到 90 之间，经度在 −180 到 180 之间。',
  edit: '编辑', copyText: '复制文字', editing: '正在编辑', more: '这条消息',
  forwarded: '转自 {name}', download: '下载 {name}', enlarge: '放大照片', photoN: '第 {n} 张，共 {of} 张', previous: '上一张', following: '下一张',
  working: '处理中', typing: '正在输入…', newTab: '在新标签页打开',
  sendFailed: '没有发出去，内容还在，请再试一次。', editFailed: '没有改成，内容还在，请再试一次。', pressFailed: '没有按成，请再试一次。',
  tooBig: '文件太大，没有发出去。',
  refusals: {
    caption_too_long: '说明最多 1024 字，没有发出去。内容还在，改短后再发。', picture_invalid: '这不是能用的图片，没有发出去。可以当文件发。', text_too_long: '改后的文字最多 4096 字，没有改成。内容还在。',
    phone_number_missing: '这部手机没有号码，分享不了名片。', bot_blocked: '这个人停用了机器人，消息送不到。', button_unknown: '这个按键已经不在了。', message_unknown: '这条消息已经不在了。', location_invalid: '没有这个位置。',
  }, blocked: '这个人停用了机器人，消息送不到。', unblock: '重新启用',
  received: '{name}收到：{text}', editedFor: '{name}的消息已更新：{text}', sharePhone: '会把手机号发给{bot}', people: '换人',
};

const ENGLISH = {
  title: 'Through-Train · demo', demo: 'demo', fallbackName: 'Through-Train',
  skip: 'Skip to the first phone', phones: 'Phones', phoneOf: '{name}, {label}',
  day: 'One day', week: 'One week', next: 'To the next event', nextHint: 'Next: {what}', nothingNext: 'nothing ahead',
  clock: 'Time of the service', running: 'Time is running', untilRuns: 'to {when}', untilNext: 'to the next event', noClock: 'No clock is attached here; time runs as usual.',
  clockFailed: 'Time did not move; please try again.', clockMenu: 'Time and more',
  flow: 'History', flowTitle: 'History', flowHint: 'What happened on all phones, in order. Choose an entry to see it in place.', flowEmpty: 'Nothing has happened yet.', flowOlder: 'Show earlier',
  flowSaid: 'sent', flowGot: 'received', flowEdited: 'message updated', flowEditedOwn: 'edited', flowPressed: 'pressed',
  reset: 'Start anew', resetTitle: 'Start anew',
  resetText: 'The demonstration keeps its data on this machine and goes on where it was. To clear everything and return to the first day, stop it in the terminal (Ctrl + C) and run:',
  resetThen: 'It clears the data and starts again; this page reconnects by itself.', copy: 'Copy', copied: 'Copied', copyFailed: 'Could not copy; please select the text yourself.',
  help: 'Help', helpTitle: 'How to use this page',
  helpText: [
    'Each phone is one person: write on one, another receives it. Every message is real and goes through the real interface.',
    'The clock above moves time forward, so that reminders and deadlines can be seen. “To the next event” goes straight to the next moment at which something happens.',
    'When not all fit, the quietest phones fold into upright strips; click one to open it. The green ring is the phone that changed last.',
    'Click your own message to edit it. The paperclip holds photo, file and place; dropping files works too, and several photos become one album.',
  ],
  helpKeys: [['Enter', 'send'], ['Shift + Enter', 'new line'], ['/', 'list commands'], ['Alt + 1 … 9', 'go to that phone'], ['Esc', 'close']],
  close: 'Close', ok: 'OK', cancel: 'Cancel',
  lost: 'Connection lost, reconnecting…', back: 'Connected again.',
  now: 'just now', pushNow: 'now', newCount: '{n} new', open: 'open', nobody: 'Nobody is here yet. The phones appear by themselves once the demonstration is running.', newBelow: 'New messages', toBottom: 'To the latest',
  today: 'Today', yesterday: 'Yesterday', tomorrow: 'tomorrow',
  edited: 'updated', editedOwn: 'edited', sentAt: 'sent {when}', delivered: 'delivered',
  you: 'Me', chat: 'Conversation of {name} with {bot}', message: 'Message', start: 'Start',
  emptyText: 'Nothing here yet.\nPress Start and {bot} will answer.',
  send: 'Send', save: 'Save', attach: 'Add photo, file or place', keyboard: 'Keys', commands: 'Commands', commandList: 'Available commands', offered: 'Found', nothingOffered: 'Nothing found',
  photo: 'Photo', file: 'File', place: 'Place', voice: 'Voice', sticker: 'Sticker', contact: 'Contact', messageKind: 'Message',
  removeFile: 'Remove {name}', caption: 'Add a caption', ready: 'Ready to send', dropHere: 'Drop here',
  latitude: 'Latitude', longitude: 'Longitude', sendPlace: 'Send place', placeWrong: 'Latitude lies between −90 and 90, longitude between −180 and 180.',
  edit: 'Edit', copyText: 'Copy text', editing: 'Editing', more: 'This message',
  forwarded: 'Forwarded from {name}', download: 'Download {name}', enlarge: 'Enlarge photo', photoN: '{n} of {of}', previous: 'Previous', following: 'Next',
  working: 'Working', typing: 'typing…', newTab: 'opens a new tab',
  sendFailed: 'Not sent. Your text is still here; please try again.', editFailed: 'Not changed. Your text is still here; please try again.', pressFailed: 'That did not go through; please try again.',
  tooBig: 'The file is too large and was not sent.',
  refusals: {
    caption_too_long: 'A caption holds 1,024 characters at most. It is still here; shorten it and send again.', picture_invalid: 'This is not a usable picture. It can go as a file.', text_too_long: 'A text holds 4,096 characters at most. It is still here.',
    phone_number_missing: 'This phone has no number to share.', bot_blocked: 'This person has stopped the bot; messages do not arrive.', button_unknown: 'This key is gone.', message_unknown: 'This message is gone.', location_invalid: 'There is no such place.',
  }, blocked: 'This person has stopped the bot; messages do not arrive.', unblock: 'Restart',
  received: '{name} received: {text}', editedFor: 'A message of {name} was updated: {text}', sharePhone: 'sends the phone number to {bot}', people: 'People',
};

export const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh';
const words = language === 'en' ? ENGLISH : CHINESE;

/** The words for a key, with {placeholders} filled in. */
export function t(key, values = {}) {
  const found = words[key];
  return typeof found === 'string' ? found.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '') : found;
}
