/** What is wrong with a field, at the field; otherwise what helps to fill it in. */
export function Problem({ id, text, otherwise }: { id: string; text: string | undefined; otherwise?: string }) {
  return (
    <p id={id} className={text ? 'tw-danger' : 'tw-quiet'}>
      {text ?? otherwise}
    </p>
  );
}
