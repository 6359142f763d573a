import { useWords } from '#ui/i18n/use-words.ts';

/** The clause that a figure or a rule rests on: `依据 发改投资〔2014〕2674号 第十二条`. `text` is the citation as it is written. */
export function Clause({ text }: { text: string }) {
  const { t } = useWords();
  return (
    <span className="qw-clause">
      {t('verdict.clause')} <cite>{text}</cite>
    </span>
  );
}
