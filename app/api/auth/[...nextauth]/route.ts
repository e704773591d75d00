import { answerNextAuth } from '@/lib/sign-in/next-auth';

export { answerNextAuth as GET, answerNextAuth as POST };
