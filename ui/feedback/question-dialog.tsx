import { Button } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { usePendingQuestion } from '#ui/feedback/question-store.ts';
import '#ui/feedback/feedback.css';

/** The one dialog of questions: the browser's own, so that focus and Escape behave. The safe answer has the focus. */
export function QuestionDialog() {
  const question = usePendingQuestion();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (question) dialog.current?.showModal();
    else dialog.current?.close();
  }, [question]);
  return (
    <dialog
      ref={dialog}
      className="qw-question"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={() => question?.answer(false)}
    >
      {question ? (
        <>
          <h2 id={`${id}-title`}>{question.title}</h2>
          <p id={`${id}-text`}>{question.text}</p>
          <div className="qw-question-answers">
            <Button autoFocus onClick={() => question.answer(false)}>
              {question.no}
            </Button>
            <Button type="primary" danger={question.dangerous} onClick={() => question.answer(true)}>
              {question.yes}
            </Button>
          </div>
        </>
      ) : null}
    </dialog>
  );
}
