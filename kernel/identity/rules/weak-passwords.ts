/**
 * Common passwords and stems, in lower case: those that head every published list, keyboard walks, and what people here choose (pinyin
 * phrases, lucky numbers, names of offices). `judgePassword` also tries the password without its tail of digits and signs, so that
 * `woaini` covers `Woaini520!`.
 */
const words = `
123456 1234567 12345678 123456789 1234567890 123123 123321 111111 222222 333333 555555 666666 777777 888888 999999 000000 11111111 88888888 66666666 00000000
112233 11223344 123123123 12341234 147258 147258369 159357 159753 654321 87654321 987654321 0987654321 1122334455 121212 131313 101010 102030 789456 789456123 741852963
5201314 1314520 520520 5211314 520131 1314521 woaini woaini520 woaini1314 woaini123 iloveyou loveyou 7758521 7758258 1472580 168168 518518 668668 886886 588588 010203
password passwd passw0rd password1 password123 pass1234 pass word passcode p@ssw0rd p@ssword secret letmein welcome welcome1 hello hello123 helloworld changeme default temp temporary
test test123 tester testing demo demonstration sample example guest guest123 user user123 username login logon access master superman batman dragon monkey sunshine princess football baseball
shadow michael jordan charlie freedom whatever trustno1 starwars computer internet samsung huawei xiaomi google baidu tencent alibaba taobao weixin wechat qq123456 qqqqqq qwqwqw
admin admin123 admin888 admin666 administrator root root123 toor sysadmin sysadm system systemadmin sysdba oracle mysql postgres postgresql sqlserver server manager operator supervisor
superuser super secadmin auditor audadmin security adminadmin admin@123 admin12345 admin2023 admin2024 admin2025 admin2026 root1234 abc abc123 abc1234 abcd abcd123 abcd1234 abcdef abcdefg abcdefgh aabbcc
aaa aaaa aaaaaa aaa111 a123456 a1234567 a12345678 aa123456 aa12345678 aaa123456 as123456 asd123456 asdasd asdasd123 asd123 zxc123 zxc123456 zxczxc qwe qwe123 qwe123456 qweqwe qweasd qweasdzxc
q1w2e3 q1w2e3r4 q1w2e3r4t5 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz 2wsx 1qazxsw2 zaq12wsx zaq1 qaz qazwsx qazwsxedc qaz123 qazxsw qwer qwer1234 qwert qwerty qwerty123 qwertyui qwertyuiop
asdf asdf1234 asdfgh asdfghjk asdfghjkl zxcv zxcv1234 zxcvb zxcvbn zxcvbnm poiuytrewq lkjhgfdsa mnbvcxz poiuyt !qaz !qaz2wsx !qaz@wsx 1qaz@wsx !@#$ !@#$% !@#$%^ !@#$%^&* p@$$w0rd
mima mima123 mimamima wodemima woshishui woshi nihao nihao123 nihaoma nishishui zhongguo zhonghua china china123 beijing shanghai guangzhou shenzhen jiangsu nanjing suzhou wuxi changzhou
changzhou123 wujin xinbei tianning zhonglou jintan liyang jiangyin nantong yangzhou zhenjiang xuzhou zhengfu zhengwu jiguan jiguanshiwu shiwuju guanliju bangongshi bangong juzhang chuzhang
kezhang zhuren shuji lingdao gongwuyuan danwei keshi renshi caiwu xinxi xinxike gongan jiaoyu weisheng minzheng caizheng shenji dangan danganguan weiji fagaiwei qinwu houqin shiwu
wang li zhang liu chen yang zhao huang zhou wu zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuwei wangxiuying zhangli zhangjing zhangsan lisi wangwu zhaoliu zhangsan123 lisi123 wangwu123
woaiwojia woaizhongguo wozhendeaini tianshi baobei laopo laogong mama baba mamababa jiating xingfu kuaile pingan jixiang ruyi facai gongxifacai wangzi gongzhu shengri wangluo
happy happy123 lucky money love lovely forever summer winter spring autumn january february march april may june july august september october november december monday friday sunday
password@123 pass@123 pass@word1 abc@123 abc@1234 abcd@1234 test@123 user@123 qwer@1234 aa@123456 aa123456! a1b2c3 a1b2c3d4 aa11 abc123456 abc123! asdf@123 admin@1234 admin!@# root@123 system@123
p0o9i8u7 zaq!2wsx xsw2zaq1 1234qwer 12345qwert 1234abcd 123abc 123456a 123456aa 123456abc 123456qq 123qwe 123qweasd 123qwe!@# 12qwaszx 12345a 1a2b3c 1a2b3c4d 5201314a woaini5201314 a5201314
`;

export const weakPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean));
