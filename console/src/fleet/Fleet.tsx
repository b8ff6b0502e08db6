export default function Fleet() {
  return null;
}
