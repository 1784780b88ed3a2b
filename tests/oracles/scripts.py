"""A paragraph in each of many scripts, long enough to break over several lines at 300 pt: what a reader should get back, and how exactly.

Most are articles 1 and 3 of the Universal Declaration of Human Rights (United Nations, 1948); what mixes scripts is our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

Breaks = Literal["spaces", "letters"]
"""Where a line may end: at a space, which a reader then gets back as a line end, or also between letters, where the source has nothing."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph in a language (a BCP 47 tag); `rtl` when the paragraph runs from right to left or holds words that do."""

    name: str
    language: str
    text: str
    breaks: Breaks = "spaces"
    rtl: bool = False

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The paragraph's own direction."""
        return "rtl" if self.language in ("ar", "he") else "ltr"


VIETNAMESE = (
    "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. Mọi con người đều được tạo hoá ban cho lý trí và "
    "lương tâm và cần phải đối xử với nhau trong tình bằng hữu. Mọi người đều có quyền sống, quyền tự do và an toàn cá nhân. Không ai bị "
    "bắt làm nô lệ hay bị cưỡng bức làm việc như nô lệ; chế độ nô lệ và sự buôn bán nô lệ đều bị cấm dưới mọi hình thức."
)

SAMPLES = (
    Sample(
        "Latin",
        "en",
        "The office had a strong affinity for efficient affairs: first the staff would shuffle the official files, then baffle the chief "
        "officer with fluffy figures about a difficult fjord. “Offer coffee and muffins,” said the sniffling butterfly, “and the traffic "
        "will fly off the cliff.” Afflicted by conflict, fifty-five firefighters lifted the stuffed giraffe, found a half-finished "
        "waffle, and fled; a Zürich café with naïve crème brûlée, łódź and Œuvre was the final stop.",
    ),
    Sample("Vietnamese", "vi", normalize("NFC", VIETNAMESE)),
    Sample("Vietnamese, decomposed", "vi", normalize("NFD", VIETNAMESE)),
    Sample(
        "Greek",
        "el",
        "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική και συνείδηση, "
        "και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης. Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν πρὸς τὸν θεόν, καὶ θεὸς "
        "ἦν ὁ λόγος. Μῆνιν ἄειδε, θεά, Πηληϊάδεω Ἀχιλῆος οὐλομένην, ἣ μυρί’ Ἀχαιοῖς ἄλγε’ ἔθηκε, πολλὰς δ’ ἰφθίμους ψυχὰς Ἄϊδι προΐαψεν "
        "ἡρώων· τῷ ᾅδῃ, ᾠδή, ῥᾴδιος.",
    ),
    Sample(
        "Cyrillic",
        "ru",
        "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью и должны поступать в "
        "отношении друг друга в духе братства. Каждый человек имеет право на жизнь, на свободу и на личную неприкосновенность. Усі люди "
        "народжуються вільними і рівними у своїй гідності та правах; їх ґанок, подъезд, съёмка. Љубав, ђак, ћуприја и џеп.",
    ),
    Sample(
        "Armenian",
        "hy",
        "Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ ու իրավունքներով։ Նրանք ունեն բանականություն ու խիղճ և միմյանց "
        "պետք է եղբայրաբար վերաբերվեն։ Յուրաքանչյուր ոք ունի կյանքի, ազատության և անձնական անձեռնմխելիության իրավունք։ Ոչ ոք չպետք է "
        "պահվի ստրկության կամ անազատ վիճակում. ստրկությունն ու ստրկավաճառությունն արգելվում են իրենց բոլոր ձևերով։",
    ),
    Sample(
        "Georgian",
        "ka",
        "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით. მათ მინიჭებული აქვთ გონება და სინდისი და "
        "ერთმანეთის მიმართ უნდა იქცეოდნენ ძმობის სულისკვეთებით. ყოველ ადამიანს აქვს სიცოცხლის, თავისუფლებისა და პირადი ხელშეუხებლობის "
        "უფლება. არავინ არ უნდა იმყოფებოდეს მონობაში ან ყმურ მდგომარეობაში; მონობა და მონებით ვაჭრობა იკრძალება ყველა მათი სახით.",
    ),
    Sample(
        "Korean",
        "ko",
        "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 "
        "정신으로 행동하여야 한다. 모든 사람은 생명과 신체의 자유와 안전에 대한 권리를 가진다. 어느 누구도 노예상태 또는 예속상태에 "
        "놓여지지 아니한다. 모든 형태의 노예제도와 노예매매는 금지된다. 어느 누구도 고문, 또는 잔혹하거나 비인도적이거나 굴욕적인 처우 "
        "또는 형벌을 받지 아니한다.",
    ),
    Sample(
        "Devanagari",
        "hi",
        "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और "
        "परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए। प्रत्येक व्यक्ति को जीवन, स्वाधीनता और वैयक्तिक सुरक्षा का अधिकार है। कोई भी ग़ुलामी या "
        "दासता की हालत में न रखा जाएगा, ग़ुलामी-प्रथा और ग़ुलामों का व्यापार अपने सभी रूपों में निषिद्ध होगा।",
    ),
    Sample(
        "Bengali",
        "bn",
        "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। তাঁদের বিবেক এবং বুদ্ধি আছে; সুতরাং সকলেরই একে অপরের প্রতি "
        "ভ্রাতৃত্বসুলভ মনোভাব নিয়ে আচরণ করা উচিত। জীবন, স্বাধীনতা এবং দৈহিক নিরাপত্তায় প্রত্যেকের অধিকার আছে। কাউকে অধীনতা বা দাসত্বে আবদ্ধ করা "
        "যাবে না; সকল প্রকার ক্রীতদাস প্রথা এবং দাস ব্যবসা নিষিদ্ধ করা হবে।",
    ),
    Sample(
        "Tamil",
        "ta",
        "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும், உரிமைகளிலும் சமமானவர்கள். அவர்கள் நியாயத்தையும் மனச்சாட்சியையும் "
        "இயற்பண்பாகப் பெற்றவர்கள். அவர்கள் ஒருவருடனொருவர் சகோதர உணர்வுப் பாங்கில் நடந்துகொள்ளல் வேண்டும். வாழ்வதற்கும், சுதந்திரத்தையுடையராயிருப்பதற்கும் "
        "பாதுகாப்புக்கும் சகலரும் உரிமையுடையோர்.",
    ),
    Sample(
        "Thai",
        "th",
        "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ "
        "คนทุกคนมีสิทธิในการดำรงชีวิต เสรีภาพ และความมั่นคงแห่งตัวตน บุคคลใดจะตกอยู่ในความเป็นทาสหรือสภาพจำยอมไม่ได้ "
        "ความเป็นทาสและการค้าทาสเป็นอันห้ามขาดทุกรูปแบบ น้ำใจ กำลัง ที่นี่",
        "letters",
    ),
    Sample(
        "Chinese",
        "zh-Hans",
        "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。人人有资格享有本宣言所载的一切权利和自由，"
        "不分种族、肤色、性别、语言、宗教、政治或其他见解、国籍或社会出身、财产、出生或其他身分等任何区别。人人有权享有生命、"
        "自由和人身安全。任何人不得使为奴隶或奴役；一切形式的奴隶制度和奴隶买卖，均应予以禁止。",
        "letters",
    ),
    Sample(
        "Japanese",
        "ja",
        "すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、"
        "互いに同胞の精神をもって行動しなければならない。すべて人は、生命、自由及び身体の安全に対する権利を有する。何人も、奴隷にされ、"
        "又は苦役に服することはない。奴隷制度及び奴隷売買は、いかなる形においても禁止する。「コーヒー」と『ラーメン』を２つ。",
        "letters",
    ),
    Sample(
        "Emoji",
        "en",
        "We shipped it 🚀 and the team 👩‍💻👨🏽‍💻🧑🏿‍💻 cheered 🎉🎉. The family 👨‍👩‍👧‍👦 waved 👋🏽 under the flags 🇫🇷 🇯🇵 🇧🇷 and the "
        "rainbow 🏳️‍🌈, pressed 1️⃣ then #️⃣, and sent love ❤️ to all ✨. Thumbs up 👍🏿👍🏻 from the firefighter 👩‍🚒, the astronaut "
        "🧑‍🚀 and the cook 👨‍🍳; the polar bear 🐻‍❄️ and the black cat 🐈‍⬛ slept 😴 while the ☎️ rang. Weather: ☀️ then ⛈️, at noon 🕛 "
        "we ate 🍕 and 🍣, and went home 🏠 happy 😀.",
    ),
    Sample(
        "Arabic",
        "ar",
        "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح الإخاء. لكل إنسان حق "
        "التمتع بكافة الحقوق والحريات الواردة في هذا الإعلان، دون أي تمييز، كالتمييز بسبب العنصر أو اللون أو الجنس أو اللغة أو الدين أو "
        "الرأي السياسي. لكل فرد الحق في الحياة والحرية وسلامة شخصه، ولا يجوز استرقاق أو استعباد أي شخص، ويحظر الاسترقاق وتجارة الرقيق "
        "بكافة أوضاعهما.",
        rtl=True,
    ),
    Sample(
        "Arabic, vowelled",
        "ar",
        "يُولَدُ جَمِيعُ النَّاسِ أَحْرَارًا مُتَسَاوِينَ فِي الكَرَامَةِ وَالحُقُوقِ، وَقَدْ وُهِبُوا عَقْلًا وَضَمِيرًا وَعَلَيْهِمْ أَنْ يُعَامِلَ بَعْضُهُمْ بَعْضًا بِرُوحِ الإِخَاءِ. لِكُلِّ فَرْدٍ الحَقُّ "
        "فِي الحَيَاةِ وَالحُرِّيَّةِ وَسَلَامَةِ شَخْصِهِ، وَلَا يَجُوزُ اسْتِرْقَاقُ أَيِّ شَخْصٍ.",
        rtl=True,
    ),
    Sample(
        "Hebrew",
        "he",
        "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג איש ברעהו ברוח של "
        "אחווה. כל אדם זכאי לזכויות ולחירויות שנקבעו בהכרזה זו ללא הפליה כלשהי מטעמי גזע, צבע, מין, לשון, דת, דעה פוליטית או דעה בבעיות "
        "אחרות, בגלל מוצא לאומי או חברתי, קניין, לידה או מעמד אחר. כל אדם יש לו הזכות לחיים, לחירות ולביטחון אישי.",
        rtl=True,
    ),
    Sample(
        "Arabic with English",
        "ar",
        "أعلنت شركة OpenAI في عام 2024 عن نموذج GPT-4 الجديد، وقالت إن سرعته زادت بنسبة 35% مقارنة بالإصدار السابق (version 3.5). ويمكن "
        "للمطورين استخدام واجهة Application Programming Interface مجانا لمدة 30 يوما، ثم مقابل 20 دولارا في الشهر. وذكر تقرير على موقع "
        "example.org أن عدد المستخدمين بلغ 1,250,000 مستخدم، منهم 12% في مصر [المصدر: The Daily Report]، وأن كلمة «prompt» صارت شائعة.",
        rtl=True,
    ),
    Sample(
        "Hebrew with English",
        "he",
        "חברת OpenAI הודיעה בשנת 2024 על מודל חדש בשם GPT-4, ואמרה כי מהירותו עלתה ב-35% לעומת הגרסה הקודמת (version 3.5). מפתחים יכולים "
        "להשתמש בממשק Application Programming Interface בחינם במשך 30 יום, ואחר כך תמורת 20 דולר לחודש. לפי דיווח באתר example.org, מספר "
        "המשתמשים הגיע ל-1,250,000 (כ-12% מהם בישראל) [מקור: The Daily Report], והמילה “prompt” הפכה לנפוצה.",
        rtl=True,
    ),
    Sample(
        "English with a Hebrew word",
        "en",
        "The ordinary greeting in the street is שלום, which is also the word for peace; it is used when people meet and when they part, "
        "in letters, on the telephone, and at the beginning of a speech. The root has three letters and is found in the names of towns "
        "and of kings. A visitor who learns one word of the language before the journey usually learns this one, and does well with it.",
        rtl=True,
    ),
    Sample(
        "English with an Arabic word",
        "en",
        "The ordinary greeting in the street is سلام and this is also the word for peace; it is used when people meet and when they part, "
        "in letters, on the telephone, and at the beginning of a speech. The root has three letters and is found in the names of towns "
        "and of kings. A visitor who learns one word of the language before the journey usually learns this one, and does well with it.",
        rtl=True,
    ),
)
